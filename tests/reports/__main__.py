"""Writes the samples.

python -m tests.reports raw                       the PDFs that ship, as they stand in raw/
python -m tests.reports DIR --truth --variants    all of them, with DIR/truth/*.json for a scorer
"""

import argparse
import json
from pathlib import Path

from tests.reports.bundles import BUNDLES
from tests.reports.samples import RAW, Sample
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
            write_truth(options.folder / "truth" / f"{sample.id}.json", sample)
    for bundle in BUNDLES:
        (options.folder / bundle.file).write_bytes(bundle.pdf())
        for number, (sample, pages) in enumerate(zip(bundle.samples, bundle.spans(), strict=True), 1):
            if options.truth:
                place = {"file": bundle.file, "part": number, "of": len(bundle.samples), "report_pages": pages}
                write_truth(options.folder / "truth" / f"{bundle.id}.{number}.json", sample, **place)


def write_truth(path: Path, sample: Sample, **place: object) -> None:
    """The known answers of a sample; `place` says where in which file it stands."""
    path.parent.mkdir(exist_ok=True)
    answers = json.dumps({**sample.truth(), **place}, ensure_ascii=False, indent=1)
    path.write_text(answers + "\n", "utf-8")


if __name__ == "__main__":
    main()
