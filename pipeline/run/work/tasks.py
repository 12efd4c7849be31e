"""What is to be read, what became of it, and the reading itself, in whatever process that is done."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from parsers.document import Box
from pipeline.run.options import Options
from pipeline.run.outcome import Reading


class NoProcesses(Exception):
    """No process can be started to read a file in; the message says what this machine denies."""


class Task(NamedTuple):
    """A file to read, or one page of it, or the pictures on it, to recognise in a language of Tesseract's."""

    name: str
    path: Path
    sha256: str
    texts: Path | None = None  # where pages that were recognised are kept
    tried: bool = False  # pages that are not kept there have been tried
    page: int | None = None
    language: str = ""
    boxes: tuple[Box, ...] = ()  # of the pictures; none where the page itself is one


class Outcome(NamedTuple):
    """What became of a task; `lasting` is false where another run may well end differently.

    The hash of its task is that of the bytes that were read, whatever the file held before or holds now.
    """

    task: Task
    reading: Reading
    lasting: bool = True


Read = Callable[[bytes, Task, Options], Reading]
"""Reads the bytes of a file; a function at the top of its module, so that it can be named to another process."""


def read_pdf(data: bytes, task: Task, options: Options) -> Reading:
    """The reading itself, or recognising a page, in the process that calls it."""
    if task.page is not None and task.boxes:
        from parsers.readers.picture.seen import texts_to_json
        from parsers.readers.picture.texts import recognise_pictures  # here: it needs the extra for scans

        return Reading((), recognised=texts_to_json(recognise_pictures(data, task.page, task.boxes, task.language)))
    if task.page is not None:
        from parsers.readers.picture.recognise import recognise_page  # here: it needs the extra for scans
        from parsers.readers.picture.recognised import to_json

        return Reading((), recognised=to_json(recognise_page(data, task.page, task.language)))
    from pipeline.run.work.reading import read_report  # here: the parent of the workers need not load the PDF libraries
    from pipeline.run.work.recognised import kept_pages, kept_picture_texts

    return read_report(
        data,
        task.name,
        reader=options.reader,
        second_reading=options.second_reading,
        pictures=True,
        recognised=kept_pages(task.texts, task.sha256),
        seen=kept_picture_texts(task.texts, task.sha256),
        wants_ocr=options.ocr and not task.tried,
    )
