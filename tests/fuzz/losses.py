"""How many lost rows and cells go without a word: `python -m tests.fuzz.losses --count 200 [FOLDER of PDFs]`.

Each mutant has lost a row or a cell of a page. What its report has less than that of the whole file is silent where no
finding is there that the whole file has not. Exit code 1 if a total is wrong in silence.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random

from pipeline.run.work.reading import read_report
from schemas.report import Report
from tests.fuzz.mutations import lose_rows


def main() -> None:
    """Print how the mutants ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("raw"))
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    sources = sorted(arguments.folder.glob("*.pdf"))
    whole: dict[Path, Report | None] = {}
    counts: Counter[str] = Counter()
    for seed in range(arguments.seed, arguments.seed + arguments.count):
        source = sources[seed % len(sources)]
        if source not in whole:
            whole[source] = report_of(source.read_bytes())
        before, after = whole[source], report_of(lose_rows(source.read_bytes(), Random(seed)))
        ending = loss(before, after) if before and after else "rejected"
        counts[ending] += 1
        if ending.startswith("silent"):
            print(f"{source.name} seed {seed}: {ending}", flush=True)
    print(", ".join(f"{count} {ending}" for ending, count in counts.most_common()))
    sys.exit(counts["silent wrong total"] > 0)


def report_of(data: bytes) -> Report | None:
    """The first report of a file."""
    result = read_report(data, "a.pdf").results[0]
    return result if isinstance(result, Report) else None


def loss(before: Report, after: Report) -> str:
    """What a report has lost against that of the whole file, and whether it says so."""
    said = Counter(f.message for f in after.findings) - Counter(f.message for f in before.findings)
    silent = "told" if said else "silent"
    if before.total_computed != after.total_computed:
        return f"{silent} wrong total"
    if cells(before) != cells(after):
        return f"{silent} lost cell"
    if (before.year, before.edition, before.municipality) != (after.year, after.edition, after.municipality):
        return f"{silent} other year, edition or municipality"
    return "nothing lost"


def cells(report: Report) -> Counter[tuple[object, ...]]:
    """All score cells."""
    rows = Counter(
        (area.number, q.number, name, getattr(q, name))
        for area in report.areas
        for q in area.questions
        for name in ("score", "max", "percent_printed")
    )
    names = ("score_heading", "score_printed", "max_printed", "percent_printed")
    return rows + Counter((area.number, name, getattr(area, name)) for area in report.areas for name in names)


if __name__ == "__main__":
    main()
