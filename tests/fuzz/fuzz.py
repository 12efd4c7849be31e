"""Feed damaged PDFs for as long as asked: `python -m tests.fuzz.fuzz --minutes 10 [FOLDER of PDFs]`.

Prints how many files ended how. A file that crashes the reading, hangs or takes too much memory is kept under
build/fuzz/ with its seed in the name, and the exit code is 1.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from pipeline.run.options import Options, cores
from tests.fuzz.run import ENDINGS, Mutant, endings

BATCH = 100
FOUND = Path("build/fuzz")


def main() -> None:
    """Run until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("raw"))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument(
        "--seed", type=int, default=int(time.time()), help="first seed; printed, so a run can be repeated"
    )
    parser.add_argument("--reader", choices=["pdfium", "pdfplumber"], default="pdfium")
    arguments = parser.parse_args()
    sources = sorted(arguments.folder.rglob("*.pdf"))
    if not sources:
        sys.exit(f"no PDF in {arguments.folder}")
    options = Options(reader=arguments.reader, jobs=cores(), timeout=60)
    print(f"seeds from {arguments.seed}", flush=True)
    seed, end, counts = arguments.seed, time.monotonic() + 60 * arguments.minutes, Counter[str]()
    while time.monotonic() < end:
        with tempfile.TemporaryDirectory(prefix="kompass-fuzz-") as place:
            mutants = [Mutant(sources[number % len(sources)], number) for number in range(seed, seed + BATCH)]
            for mutant, ending in endings(mutants, Path(place), options).items():
                counts[ending] += 1
                if ending not in ENDINGS:
                    FOUND.mkdir(parents=True, exist_ok=True)
                    (FOUND / f"{ending}-{mutant.name}").write_bytes((Path(place) / mutant.name).read_bytes())
        seed += BATCH
        print(", ".join(f"{count} {ending}" for ending, count in counts.most_common()), flush=True)
    sys.exit(any(ending not in ENDINGS for ending in counts))


if __name__ == "__main__":
    main()
