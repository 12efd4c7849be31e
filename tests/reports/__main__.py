"""Writes the samples.

python -m tests.reports raw                       the PDFs that ship, as they stand in raw/
python -m tests.reports DIR --truth --variants    all of them, with DIR/truth/*.json for a scorer
"""

import argparse
import json
from pathlib import Path

from tests.reports.samples import RAW
from tests.reports.variants import VARIANTS


def main() -> None:
    """Writes PDFs, and truths if asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.reports", description="Writes made-up sample reports.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--variants", action="store_true", help="the fixtures of the tests as well")
    parser.add_argument("--truth", action="store_true", help="a JSON file with the known answers beside each")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for sample in (*RAW, *VARIANTS) if options.variants else RAW:
        data, _ = sample.pdf()
        (options.folder / sample.file).write_bytes(data)
        if options.truth:
            (options.folder / "truth").mkdir(exist_ok=True)
            answers = json.dumps(sample.truth(), ensure_ascii=False, indent=1)
            (options.folder / "truth" / f"{sample.id}.json").write_text(answers + "\n", "utf-8")


if __name__ == "__main__":
    main()
