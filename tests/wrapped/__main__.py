"""`python -m tests.wrapped`: reads randomly wrapped reports and prints what the wrapping made worse."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from time import process_time

from pipeline.run.options import cores
from pipeline.run.work.reading import read_report
from schemas.report import Report
from tests.designs.measure import judge as judged_alone
from tests.designs.mix import Mix, mix, written
from tests.wrapped.measure import KINDS, Verdict, judge
from tests.wrapped.wrap import BY_NAME, wrapped

_SLOW = 20.0  # seconds of processor time for one file


def read(seed: int, only: str = "", keep: Path | None = None, made: Mix | None = None) -> Verdict | None:
    """Wrap a mix and read it; None where the mix alone is not read well, for then nothing can be told."""
    first = made or mix(seed)
    if (alone := _alone(first)) is None:
        return None
    file = wrapped(seed, only=only, made=first)
    reports = [alone, *(_alone(other) for other in file.mixes[1:])]
    whole = [r for r in reports if r is not None]
    if len(whole) < len(reports):
        return None
    data, start = file.pile.finish(), process_time()
    results = read_report(data, f"wrapped-{seed}.pdf").results
    verdict = judge(file, whole, results)
    if process_time() - start > _SLOW:
        verdict.crashed.append("slow")
    if keep and verdict.faults:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"wrapped-{seed}.pdf").write_bytes(data)
    return verdict


def _alone(made: Mix) -> Report | None:
    """The report as it is read without a wrapping, if that is as it was printed and without a doubt."""
    report = read_report(made.pdf, f"design-{made.seed}.pdf").results[0]
    if not isinstance(report, Report):
        return None
    verdict = judged_alone(made, report)
    return report if verdict.right and not (verdict.doubted or verdict.accused) else None


def describe(verdicts: Sequence[Verdict]) -> str:
    """The figures in a few lines."""
    lines = [f"{len(verdicts)} files, {sum(not v.faults for v in verdicts)} as alone"]
    for kind in KINDS:
        faulty = [v for v in verdicts if kind in v.faults]
        names = Counter(name for v in faulty for name in v.names)
        common = ", ".join(f"{name} {n}" for name, n in names.most_common(6))
        lines.append(f"{kind:15} {len(faulty):4}  {common}")
    return "\n".join(lines)


def main() -> None:
    """Measure `--count` wrapped mixes from seed `--first`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=cores())
    parser.add_argument("--only", choices=sorted(BY_NAME), default="", help="this wrapping alone")
    parser.add_argument("--details", action="store_true", help="what is not right of each file")
    parser.add_argument("--writer", action="store_true", help="reports set by LibreOffice, if it is there")
    parser.add_argument("--keep", type=Path, help="folder for the PDFs that are not right")
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.count)
    made = written(seeds) if options.writer else [None] * len(seeds)
    one = partial(read, only=options.only, keep=options.keep)
    with ProcessPoolExecutor(options.jobs) as pool:
        tasks = [pool.submit(one, seed, made=own) for seed, own in zip(seeds, made, strict=True)]
        verdicts = [verdict for task in tasks if (verdict := task.result()) is not None]
    for verdict in verdicts if options.details else ():
        for kind, faults in verdict.faults.items():
            more = f" (+{len(faults) - 3})" if len(faults) > 3 else ""
            print(f"{verdict.seed} {'+'.join(verdict.names)}: {kind} {len(faults)}: {' | '.join(faults[:3])}{more}")
    print(describe(verdicts))
    sys.exit(any(v.wrong_silent or v.missing_silent for v in verdicts))


if __name__ == "__main__":
    main()
