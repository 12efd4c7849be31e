"""Pages that are pictures, and pictures on pages: Tesseract reads them, a page in parallel per core, for good."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from parsers.page.scan.known import is_norwegian
from parsers.readers.picture.recognised import Recognised, from_json, to_json
from parsers.readers.picture.seen import Pictured, texts_to_json
from parsers.readers.picture.tesseract import (
    MIXED,
    NORWEGIAN,
    SWEDISH,
    OcrUnavailable,
    check_installed,
    has_norwegian,
)
from pipeline.run.options import Options
from pipeline.run.work.recognised import keep_page, keep_picture_texts
from pipeline.run.work.tasks import Outcome, Read, Task
from pipeline.run.work.workers import read_all

_EXTRA = "--ocr needs NumPy and Pillow: pip install 'kommunkompassen[ocr]', or make extract OCR=1, which installs them"
_ROOM = 1024  # megabytes that Tesseract and the picture of a page need at most


def check_ocr() -> None:
    """Raises `OcrUnavailable`, which says what to install, where something is missing."""
    if find_spec("numpy") is None or find_spec("PIL") is None:
        raise OcrUnavailable(_EXTRA)
    check_installed()


def recognise_all(
    files: Sequence[tuple[Task, Sequence[int]]],
    folder: Path,
    options: Options,
    read: Read,
    done: Callable[[], None],
) -> None:
    """Recognise the pages with these numbers of each file and keep them in `folder`; `done` is told of each page.

    One page of each file tells its language first. A page that cannot be recognised within the limits is kept as one
    without words if another run would end the same.
    """
    probes = [_task(task, pages[len(pages) // 3], SWEDISH) for task, pages in files]
    languages: dict[str, str] = {}
    for outcome in _pages(probes, options, read):
        norwegian = is_norwegian(_words(outcome)) and has_norwegian()
        languages[outcome.task.sha256] = NORWEGIAN if norwegian else SWEDISH
        if not norwegian:
            _keep(outcome, folder)
            done()
    rest = []
    for task, pages in files:
        language = languages.get(task.sha256, SWEDISH)
        probe = pages[len(pages) // 3]
        rest += [_task(task, n, language) for n in pages if n != probe or language != SWEDISH]
    for outcome in _pages(rest, options, read):
        _keep(outcome, folder)
        done()


def look_into_pictures(
    files: Sequence[tuple[Task, Sequence[Pictured]]],
    folder: Path,
    options: Options,
    read: Read,
    done: Callable[[], None],
) -> None:
    """Recognise what the pictures on these pages say and keep it in `folder`; `done` is told of each page."""
    norwegian = NORWEGIAN if any(p.norwegian for _, pages in files for p in pages) and has_norwegian() else MIXED
    tasks = [
        task._replace(
            name=f"{task.name}#pictures={page.number}",
            page=page.number,
            language=norwegian if page.norwegian else MIXED,
            boxes=page.boxes,
        )
        for task, pages in files
        for page in pages
    ]
    for outcome in _pages(tasks, options, read):
        content = outcome.reading.recognised
        if content is None and outcome.lasting:
            content = texts_to_json(())
        if content is not None:
            assert outcome.task.page is not None
            keep_picture_texts(folder, outcome.task.sha256, outcome.task.page, content)
        done()


def _task(task: Task, page: int, language: str) -> Task:
    return task._replace(name=f"{task.name}#page={page}", page=page, language=language)


def _pages(tasks: Sequence[Task], options: Options, read: Read) -> Iterator[Outcome]:
    if tasks:
        with closing(read_all(tasks, options._replace(memory=max(options.memory, _ROOM)), read)) as outcomes:
            yield from outcomes


def _words(outcome: Outcome) -> list[str]:
    content = outcome.reading.recognised
    return [word.text for word in from_json(content).words] if content else []


def _keep(outcome: Outcome, folder: Path) -> None:
    task, content = outcome.task, outcome.reading.recognised
    assert task.page is not None
    if content is None and outcome.lasting:
        content = to_json(Recognised(task.page, 1.0, 1.0, 0, 0.0, (), (), own=True, language=task.language))
    if content is not None:
        keep_page(folder, task.sha256, task.page, content)
