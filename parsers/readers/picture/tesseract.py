"""Tesseract, called for one picture at a time; and what to say where it is not installed."""

import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image

INSTALL = (
    "--ocr needs Tesseract with Swedish, English and Norwegian. "
    "On Debian or Ubuntu: apt install tesseract-ocr tesseract-ocr-swe tesseract-ocr-nor; on macOS: "
    "brew install tesseract tesseract-lang"
)
SWEDISH, NORWEGIAN, ENGLISH = "swe", "nor", "eng"
"""The data of a page's language.

Of 2,562 words of scans the Swedish has 8 wrong by itself and 26 with English beside it, which knows no å, ä and ö. It
has no %, § and –: percentages are looked at again, dashes told by their length.
"""

MIXED = "swe+eng"
"""For labels of charts, a few words among percentages."""
_CELLS, _WORD, _TEXT = 12, "5", 11  # of a line of Tesseract's table: how many, the level of words, where the text is


class OcrUnavailable(Exception):
    """A program or the data of a language is missing; the message says what to install."""


class Token(NamedTuple):
    """A word as Tesseract sees it; lengths in pixels of the picture."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    line: tuple[int, int, int]  # block, paragraph and line in which it stands
    sure: float  # 0-100, by Tesseract's own opinion


def check_installed() -> None:
    """Raises `OcrUnavailable` where Tesseract or the Swedish model is missing."""
    if shutil.which("tesseract") is None or not {"swe", "eng"} <= set(_installed()):
        raise OcrUnavailable(INSTALL)


def has_norwegian() -> bool:
    """Whether the Norwegian model is there."""
    return "nor" in _installed()


def _installed() -> list[str]:
    listing = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, errors="replace", check=False
    )
    return listing.stdout.split()


def tokens(
    picture: Image.Image, language: str, *, dpi: int, mode: int = 3, options: Sequence[str] = (), timeout: float = 120
) -> list[Token]:
    """The words in a picture, in Tesseract's order; none where it fails.

    `mode` is Tesseract's page segmentation mode, `timeout` in seconds. Raises `subprocess.TimeoutExpired`.
    """
    content = io.BytesIO()
    picture.save(content, "PPM")
    run = subprocess.run(
        ["tesseract", "-", "-", "-l", language, "--psm", str(mode), "--dpi", str(dpi), *options, "tsv"],
        input=content.getvalue(),
        capture_output=True,
        check=False,
        timeout=timeout,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads wait for each other more than they help
    )
    return [t for row in run.stdout.decode("utf-8", "replace").splitlines()[1:] if (t := _token(row.split("\t")))]


def quarter_turns(picture: Image.Image, *, dpi: int, timeout: float = 60) -> int:
    """Quarter turns clockwise that set the picture upright, by Tesseract's opinion; 0 where it has none."""
    content = io.BytesIO()
    picture.save(content, "PPM")
    run = subprocess.run(
        ["tesseract", "-", "-", "--psm", "0", "--dpi", str(dpi)],
        input=content.getvalue(),
        capture_output=True,
        check=False,
        timeout=timeout,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    for row in run.stdout.decode("utf-8", "replace").splitlines():
        name, _, value = row.partition(":")
        if name == "Rotate" and value.strip().isdigit():
            return int(value) // 90 % 4
    return 0


def _token(cells: Sequence[str]) -> Token | None:
    """A row of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, conf, text."""
    if len(cells) < _CELLS or cells[0] != _WORD or not cells[_TEXT].strip():
        return None
    block, paragraph, line = map(int, cells[2:5])
    left, top, width, height = map(int, cells[6:10])
    return Token(cells[11].strip(), left, top, left + width, top + height, (block, paragraph, line), float(cells[10]))
