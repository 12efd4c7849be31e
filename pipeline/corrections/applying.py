"""Side files applied to what was read of their PDFs; no PDF is opened for it."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath

from pipeline.corrections.side_file import MOST_BYTES, SUFFIX, read_side_file, side_file_of
from schemas.corrections import SideFile, corrected
from schemas.report import Report

Pictures = Mapping[int, bytes]
"""Pictures of the rows that findings are about, by the finding's place in its report, from 1."""


def side_file(pdf: Path, source_file: str) -> SideFile | None:
    """The side file of a PDF, called as the PDF is called in the results; None where there is none."""
    return read_side_file(side_file_of(pdf), str(PurePosixPath(source_file).with_suffix(SUFFIX)))


def apply_side_file(reports: Sequence[Report], pdf: Path) -> tuple[Report, ...]:
    """The reports of one PDF, given as read, with what stands in the file beside it."""
    side = side_file(pdf, reports[0].source_file) if reports else None
    return tuple(reports) if side is None else corrected(reports, side)


def pictures_of(report: Report, as_read: Report, pictures: Pictures) -> dict[int, bytes]:
    """The pictures that were cut for the findings of a report as read, for the findings it has now: by their places."""
    cut = [(finding, pictures[number]) for number, finding in enumerate(as_read.findings, 1) if number in pictures]
    same, near = dict(cut), {finding.place: picture for finding, picture in cut if finding.place is not None}
    found = {n: same.get(f) or (near.get(f.place) if f.place else None) for n, f in enumerate(report.findings, 1)}
    return {number: picture for number, picture in found.items() if picture is not None}


def side_key(pdf: Path) -> str:
    """What stands in the file beside a PDF, and the code that reads it, as one hash; empty where there is none."""
    path = side_file_of(pdf)
    try:
        status = path.stat()
        content = path.read_bytes() if status.st_size <= MOST_BYTES else str(status.st_size).encode()
    except FileNotFoundError:
        return ""
    except OSError as error:
        content = str(error.errno).encode()
    return hashlib.sha256(_own_code() + content).hexdigest()


def side_files_alone(folder: Path, pdfs: Mapping[Path, str | None]) -> tuple[str, ...]:
    """Side files under a folder that say nothing of any report, each with the reason.

    `pdfs` are the PDFs that were found, and why each became no report; None for those that became one.
    """
    refused: dict[Path, str | None] = {}
    for pdf, why in pdfs.items():  # of a.pdf and a.PDF one is enough
        stem = pdf.with_suffix("")
        refused[stem] = None if why is None or refused.get(stem, why) is None else why
    found = []
    walk = os.walk(folder)  # passes folders that cannot be entered; the run lists them
    for path in sorted(Path(place) / name for place, _, names in walk for name in names if name.endswith(SUFFIX)):
        stem = path.with_suffix("")
        why = refused.get(stem, "there is no PDF of this name beside it")
        if why is not None:
            said = why if stem not in refused else f"its PDF is no report ({why.partition('. ')[0].rstrip('.')})"
            found.append(f"{path.relative_to(folder).as_posix()}: {said}")
    return tuple(found)


@cache
def _own_code() -> bytes:
    own = Path(__file__).parent
    return b"".join(hashlib.sha256((own / name).read_bytes()).digest() for name in ("applying.py", "side_file.py"))
