"""Side files applied to what was read of their PDFs; no PDF is opened for it."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from pipeline.corrections.side_file import SUFFIX, read_side_file, side_file_of
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
    by_place = {
        finding.place: pictures[number] for number, finding in enumerate(as_read.findings, 1) if number in pictures
    }
    return {
        number: by_place[finding.place]
        for number, finding in enumerate(report.findings, 1)
        if finding.place is not None and finding.place in by_place
    }


def side_files_alone(folder: Path, pdfs: Sequence[Path]) -> tuple[Path, ...]:
    """Side files under a folder that have no PDF beside them. `pdfs` are the PDFs that were found."""
    stems = {path.with_suffix("") for path in pdfs}
    found = sorted(path for path in folder.rglob(f"*{SUFFIX}") if path.is_file())
    return tuple(path for path in found if path.with_suffix("") not in stems)
