"""Pages that OCR has recognised, kept in the output folder so that no later run recognises them again.

They go by the content of their file and their number, whatever the file is called; a page on which nothing was
recognised is kept too, as one without words.
"""

from collections.abc import Mapping
from pathlib import Path

from parsers.readers.picture.recognised import Recognised, from_json
from parsers.readers.picture.seen import SeenText, texts_from_json
from pipeline.run.writing import write_atomically

FOLDER = "recognised"
_EDITION = "3"  # raised when pages should be recognised anew
_PICTURES = "pictures-1"  # likewise for the pictures on pages with text


def kept_pages(folder: Path | None, sha256: str) -> Mapping[int, Recognised]:
    """The recognised pages of the file with this content, by number; what cannot be understood is left out."""
    if folder is None:
        return {}
    pages = {}
    for path in sorted((folder / _EDITION / sha256).glob("*.json")):
        try:
            page = from_json(path.read_bytes())
        except (OSError, ValueError, LookupError, TypeError):
            continue
        pages[page.number] = page
    return pages


def keep_page(folder: Path, sha256: str, number: int, content: bytes) -> None:
    """Keep what was recognised on a page."""
    _keep(folder / _EDITION / sha256, number, content)


def kept_picture_texts(folder: Path | None, sha256: str) -> Mapping[int, tuple[SeenText, ...]]:
    """What was seen in the pictures of the file with this content, by page; what cannot be understood is left out."""
    if folder is None:
        return {}
    texts = {}
    for path in sorted((folder / _PICTURES / sha256).glob("*.json")):
        try:
            texts[int(path.stem)] = texts_from_json(path.read_bytes())
        except (OSError, ValueError, TypeError):
            continue
    return texts


def keep_picture_texts(folder: Path, sha256: str, number: int, content: bytes) -> None:
    """Keep what was seen in the pictures on a page."""
    _keep(folder / _PICTURES / sha256, number, content)


def _keep(place: Path, number: int, content: bytes) -> None:
    place.mkdir(parents=True, exist_ok=True)
    write_atomically(place / f"{number}.json", content)
