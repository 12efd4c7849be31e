"""`python -m tests.scans.measure`: reads random scans and prints how often a wrong figure is silent."""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from parsers.page.scan.pages import picture_pages
from parsers.readers import READERS
from parsers.readers.picture.recognise import recognise_page
from parsers.readers.picture.recognised import Recognised, from_json, to_json
from pipeline.run.work.reading import read_report
from schemas.report import Area, Report
from tests.designs.measure import Verdict, judge
from tests.designs.mix import Mix
from tests.scans.mixes import scan_mix


class Told(NamedTuple):
    """A scan read, and which areas somebody is told to look at."""

    seed: int
    described: str
    verdict: Verdict
    doubts: frozenset[int]  # areas with a finding of their own
    differences: tuple[str, ...]

    @property
    def silent(self) -> frozenset[int]:
        """Areas with a wrong figure or without one, and no finding: one about the whole tells nobody where to look."""
        return self.verdict.wrong - self.doubts if self.verdict.found else frozenset()

    @property
    def misled(self) -> frozenset[int]:
        """Those of them in which a figure is another one than the one printed."""
        return frozenset(n for n in self.silent if any(d.startswith(f"area {n} wrong") for d in self.differences))


def told(seed: int, *, layered: bool, kept: Path | None) -> Told:
    """Make a scan and read it; `kept` is a folder for what was recognised."""
    made = scan_mix(seed, layered=layered)
    seen = {} if layered else {page.number: page for page in _recognised(made.pdf, kept)}
    [first, *_] = read_report(made.pdf, f"scan-{seed}.pdf", recognised=seen).results or [None]
    report = first if isinstance(first, Report) else None
    doubts = frozenset(f.area_number for f in report.findings if f.area_number is not None) if report else frozenset()
    verdict = judge(made.printed, report)
    differences = tuple(_differences(made.printed, report)) if report else ()
    return Told(seed, made.described, verdict, doubts, differences)


def _recognised(data: bytes, kept: Path | None) -> Iterator[Recognised]:
    for number in sorted(picture_pages(READERS["pdfium"](data))):
        place = kept / f"{hashlib.sha256(data).hexdigest()[:24]}-{number}.json" if kept else None
        if place is not None and place.exists():
            yield from_json(place.read_bytes())
            continue
        page = recognise_page(data, number, "swe")
        if place is not None:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(to_json(page))
        yield page


def _differences(printed: Mix, report: Report) -> Iterator[str]:
    found = {area.number: area for area in report.areas}
    design = printed.design.tables
    for area in printed.report.areas:
        read: Area | None = found.get(area.number)
        if read is None:
            yield f"area {area.number} not found"
            continue
        if read.score_heading != area.heading_score:
            how = "lost" if read.score_heading is None else "wrong"
            yield f"area {area.number} {how} heading {read.score_heading}, printed {area.heading_score}"
        sums = area.sums
        want_sum = (sums.score, sums.max if design.has_max else None, sums.percent if design.has_percent else None)
        got_sum = read.score_printed, read.max_printed, read.percent_printed
        if design.sum_row != "none" and got_sum != want_sum:
            yield f"area {area.number} {_how(got_sum, want_sum)} sum {got_sum}, printed {want_sum}"
        got = [(q.number, q.score, q.max, q.percent_printed) for q in read.questions]
        want = [
            (q.number, q.score, q.max if design.has_max else None, q.percent if design.has_percent else None)
            for q in area.questions
        ]
        numbered = {row[0]: row for row in want}
        for row in sorted(set(got) - set(want), key=str):
            printed_row = numbered.get(row[0], row)
            yield f"area {area.number} {_how(row, printed_row)} {row}, printed {printed_row}"
        for number in sorted(set(numbered) - {row[0] for row in got}):
            yield f"area {area.number} lost {numbered[number]}"


def _how(got: Sequence[object], want: Sequence[object]) -> str:
    """Whether a figure is another one, or only missing."""
    return "wrong" if any(a is not None and a != b for a, b in zip(got, want, strict=True)) or got == want else "lost"


def describe(every: Sequence[Told]) -> str:
    """The figures in a few lines."""
    lines = []
    for name in ("scores", "sums", "headings", "points"):
        pairs = [getattr(t.verdict, name) for t in every]
        good, all_ = sum(a for a, _ in pairs), sum(b for _, b in pairs)
        lines.append(f"{name:10} {100 * good / max(all_, 1):6.2f} %")
    silent = sum(len(t.silent) for t in every)
    wrong = sum(len(t.verdict.wrong) for t in every if t.verdict.found)
    needless = sum(len(t.doubts - t.verdict.wrong) for t in every)
    areas = 8 * sum(t.verdict.found for t in every)
    lines.append(f"refused    {sum(not t.verdict.found for t in every)} of {len(every)}")
    lines.append(f"areas      {areas}, wrong {wrong}, of them silently {silent}; right and doubted {needless}")
    lines.append(f"misled     {sum(len(t.misled) for t in every)}: a figure that is another one, and no word of it")
    lines.append(f"accused    {sum(bool(t.verdict.accused) for t in every)}")
    return "\n".join(lines)


def main() -> None:
    """Measure `--count` scans from seed `--first`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--layered", action="store_true", help="read the text under the pictures alone, without OCR")
    parser.add_argument("--recognised", type=Path, help="folder that keeps what was recognised")
    parser.add_argument("--keep", type=Path, help="folder for the PDFs that are not right")
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.count)
    read = partial(told, layered=options.layered, kept=options.recognised)
    every = []
    with ProcessPoolExecutor(options.jobs) as pool:
        for one in pool.map(read, seeds):
            every.append(one)
            if one.verdict.wrong or one.verdict.accused or not one.verdict.found or len(one.doubts) > 4:
                _show(one)
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    made = scan_mix(one.seed, layered=options.layered)
                    (options.keep / f"scan-{one.seed}.pdf").write_bytes(made.pdf)
    print(describe(every))
    sys.exit(any(one.silent for one in every))


def _show(one: Told) -> None:
    verdict = one.verdict
    state = f"wrong {sorted(verdict.wrong)} silent {sorted(one.silent)}" if verdict.found else "refused"
    needless = sorted(one.doubts - verdict.wrong)
    print(f"{one.seed}: {state} needless {needless} accused {verdict.accused} | {one.described}", flush=True)
    for line in one.differences[:12]:
        number = int(line.split()[1])
        print(
            f"      {'MISLED ' if number in one.misled else 'SILENT ' if number in one.silent else ''}{line}",
            flush=True,
        )


if __name__ == "__main__":
    main()
