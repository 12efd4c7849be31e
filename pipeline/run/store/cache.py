"""What was read of each content, by this code, under these options: as it was read, before anything is put right.

One packed file for each reading, named after what the reading depends on and written whole. Losing one costs time,
never correctness: what is damaged is read again.
"""

import gzip
import hashlib
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import Base64Bytes, BaseModel, ConfigDict, ValidationError

from pipeline.run.options import Options
from pipeline.run.outcome import Pictures, Reading
from pipeline.run.writing import write_atomically
from schemas.report import Reject, Report

_NAME = re.compile(r"[0-9a-f]{64}")


class Row(BaseModel):
    """Frozen, and strict about unknown fields: what another build has kept counts for nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Part(Row):
    """What has to be known of a report to sort it in, without opening it."""

    id: str  # as read: municipality and year
    municipality: str
    year: int | None
    page_first: int
    page_last: int
    headings: tuple[str, ...]  # short hashes of the headings in their order
    scores: dict[str, int | float]  # by area and place in its table

    @classmethod
    def of(cls, report: Report) -> Self:
        """The part that a report is of its file."""
        headings = [section.heading for section in report.sections] + [area.name for area in report.areas]
        plain = ["".join(letter for letter in heading.casefold() if letter.isalnum()) for heading in headings]
        scores = {f"{a.number}": a.score_heading for a in report.areas if a.score_heading is not None}
        scores |= {f"{a.number}/sum": a.score_printed for a in report.areas if a.score_printed is not None}
        scores |= {f"{a.number}/{q.number}": q.score for a in report.areas for q in a.questions if q.score is not None}
        return cls(
            id=report.id,
            municipality=report.municipality_id or report.municipality,
            year=report.year,
            page_first=report.page_first,
            page_last=report.page_last,
            headings=tuple(hashlib.sha256(heading.encode()).hexdigest()[:10] for heading in plain),
            scores=scores,
        )


class Limits(Row):
    """What a reading depended on besides content and code."""

    ocr: bool | None = None  # whether OCR was allowed, where that matters
    timeout: float | None = None  # the time limit that was not enough
    memory: int | None = None  # the memory limit that was not enough

    def hold(self, options: Options) -> bool:
        """True where reading again under these options could only give the same."""
        return (
            self.ocr in (None, options.ocr)
            and (self.timeout is None or options.timeout <= self.timeout)
            and (self.memory is None or options.memory <= self.memory)
        )


class Head(Row):
    """A reading without its texts."""

    limits: Limits
    pages: int  # of the file
    results: tuple[Part | Reject, ...]
    body: str  # hash of the packed rest


class _Body(Row):
    reports: tuple[Report, ...]
    pictures: tuple[dict[int, Base64Bytes], ...]


class AsRead(NamedTuple):
    """A report as it was read, with its pictures."""

    report: Report
    pictures: Pictures


class Damaged(Exception):
    """An entry has lost its body and has been removed; its file has to be read again."""


def cache_key(sha256: str, version: str) -> str:
    """The name of the reading of a content by some code."""
    return hashlib.sha256(f"{sha256} {version}".encode()).hexdigest()


class Cache:
    """A folder of readings."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def head(self, key: str) -> Head | None:
        """What is known of a reading; None where there is none, or none that can be understood."""
        try:
            with open(self._folder / key, "rb") as file:
                return Head.model_validate_json(file.readline())
        except (OSError, ValidationError):
            return None

    def keep(self, key: str, reading: Reading, limits: Limits) -> None:
        """Keep a reading. Raises OSError where there is no room."""
        reports = [(place, result) for place, result in enumerate(reading.results) if isinstance(result, Report)]
        body = _Body.model_construct(
            reports=tuple(report for _, report in reports),
            pictures=tuple(reading.pictures_of(place) for place, _ in reports),
        )
        packed = gzip.compress(body.model_dump_json(by_alias=True).encode(), 1, mtime=0) if reports else b""
        head = head_of(reading, limits, hashlib.sha256(packed).hexdigest())
        write_atomically(self._folder / key, head.model_dump_json(by_alias=True).encode() + b"\n" + packed)

    def reports(self, key: str) -> tuple[AsRead, ...]:
        """The reports of a reading in the order of its parts. Raises `Damaged`."""
        try:
            with open(self._folder / key, "rb") as file:
                head, packed = Head.model_validate_json(file.readline()), file.read()
            if hashlib.sha256(packed).hexdigest() != head.body:
                raise Damaged(key)
            body = _Body.model_validate_json(gzip.decompress(packed))
        except (OSError, EOFError, ValidationError) as error:
            (self._folder / key).unlink(missing_ok=True)
            raise Damaged(key) from error
        except Damaged:
            (self._folder / key).unlink(missing_ok=True)
            raise
        return tuple(AsRead(report, p) for report, p in zip(body.reports, body.pictures, strict=True))

    def keys(self) -> Iterator[str]:
        """The names of all readings that are kept."""
        return (path.name for path in self._folder.iterdir() if _NAME.fullmatch(path.name))

    def remove_others(self, keys: Collection[str]) -> None:
        """Forget the readings of files that are gone, and those of other code."""
        for key in set(self.keys()) - set(keys):
            (self._folder / key).unlink(missing_ok=True)


def head_of(reading: Reading, limits: Limits, body: str = "") -> Head:
    """A reading without its texts."""
    results = tuple(Part.of(result) if isinstance(result, Report) else result for result in reading.results)
    return Head(limits=limits, pages=reading.pages, results=results, body=body)
