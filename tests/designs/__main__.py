"""`python -m tests.designs`: reads random mixes and prints how often a wrong figure is silent."""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from parsers.errors import ReadError
from pipeline.run.options import cores
from pipeline.run.work.reading import read_report
from schemas.report import Report
from tests.designs.measure import Verdict, judge
from tests.designs.mix import Mix, mix, written


def verdict(seed: int, *, further: bool = True) -> Verdict:
    """Make a mix and read it."""
    return read(mix(seed, further=further))


def read(made: Mix) -> Verdict:
    """Read a mix that is made."""
    try:
        result = read_report(made.pdf, f"design-{made.seed}.pdf").results[0]
    except ReadError:
        return judge(made, None)
    return judge(made, result if isinstance(result, Report) else None)


def describe(verdicts: Sequence[Verdict]) -> str:
    """The figures in a few lines."""
    lines = []
    for name in ("scores", "sums", "headings", "points", "sections", "labels"):
        good = sum(getattr(v, name)[0] for v in verdicts)
        every = sum(getattr(v, name)[1] for v in verdicts)
        lines.append(f"{name:10} {100 * good / max(every, 1):6.2f} %")
    silent = [v for v in verdicts if v.silently_wrong]
    right = [v for v in verdicts if v.right]
    whole = [v for v in right if v.whole]
    lines.append(f"refused    {sum(not v.found for v in verdicts)} of {len(verdicts)}")
    lines.append(f"wrong      {sum(bool(v.wrong) for v in verdicts)}, of them silently {len(silent)}")
    lines.append(f"right      {len(right)}, of them doubted {sum(v.doubted for v in right)}")
    lines.append(f"lists too  {len(whole)}, of them doubted {sum(v.doubted for v in whole)}")
    accused, missed = sum(bool(v.accused) for v in verdicts), sum(bool(v.missed) for v in verdicts)
    lines.append(f"accused    {accused}; contradictions missed in {missed}")
    return "\n".join(lines)


def main() -> None:
    """Measure `--count` mixes from seed `--first`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=cores())
    parser.add_argument("--details", action="store_true", help="a line for each mix that is not right")
    parser.add_argument("--plain", action="store_true", help="without the customs that were added last")
    parser.add_argument("--writer", action="store_true", help="set by LibreOffice, if it is there")
    parser.add_argument("--browser", action="store_true", help="printed by Chromium, if it is there")
    parser.add_argument("--keep", type=Path, help="folder for the PDFs that are not right")
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.count)
    made = {m.seed: m for m in written(seeds, browser=options.browser)} if options.writer or options.browser else {}
    own = partial(verdict, further=not options.plain)
    with ProcessPoolExecutor(options.jobs) as pool:
        verdicts = list(pool.map(read, made.values()) if made else pool.map(own, seeds))
    for v in verdicts:
        faulty = not v.whole or v.accused or v.missed or v.doubted
        if options.details and faulty:
            print(
                f"{v.seed}: scores {v.scores} sums {v.sums} headings {v.headings} points {v.points} "
                f"wrong {sorted(v.wrong)} silent {sorted(v.silent)} doubted {v.doubted} "
                f"accused {v.accused} missed {v.missed} {v.unusual}"
            )
        if options.keep and faulty:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"design-{v.seed}.pdf").write_bytes(
                (made.get(v.seed) or mix(v.seed, further=not options.plain)).pdf
            )
    print(describe(verdicts))
    sys.exit(any(v.silently_wrong for v in verdicts))


if __name__ == "__main__":
    main()
