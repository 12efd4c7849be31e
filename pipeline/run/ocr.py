"""Scans: ocrmypdf and Tesseract, where they are installed, put a text layer under the pictures."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

PATIENCE = 10
"""How many times the time limit of a reading OCR may take: Tesseract needs seconds for a page."""

INSTALL = "--ocr needs ocrmypdf and Tesseract with Swedish. On Debian or Ubuntu: apt install ocrmypdf tesseract-ocr-swe"


class OcrUnavailable(Exception):
    """A program or the Swedish language data is missing; the message says what to install."""


def languages() -> str:
    """The languages Tesseract is to look for: Swedish, and Norwegian where it is installed.

    Raises `OcrUnavailable`.
    """
    if shutil.which("ocrmypdf") is None or shutil.which("tesseract") is None:
        raise OcrUnavailable(INSTALL)
    listing = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, errors="replace", check=False
    )
    installed = listing.stdout.split()
    if "swe" not in installed:
        raise OcrUnavailable(INSTALL)
    return "swe+nor" if "nor" in installed else "swe"


def recognise(scan: Path, target: Path, language: str, *, timeout: float, jobs: int) -> bool:
    """Write to `target` a PDF with the pages of the scan and their text; false where that fails or takes too long.

    All pages become pictures first (--force-ocr): a scan may carry a stamp or a broken text layer, which would stop
    ocrmypdf or make it skip the page. Pages are turned upright but not straightened, so that places stay those of the
    scan.
    """
    command = ["ocrmypdf", "--quiet", "--language", language, "--force-ocr", "--rotate-pages", "--output-type", "pdf"]
    command += ["--optimize", "0", "--jobs", str(jobs), "--", str(scan.absolute()), str(target.absolute())]
    # A session of its own, so that stopping it also stops the Tesseract processes under it.
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(timeout) == 0 and target.exists()
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
