"""The JSON that each PDF in `raw/` leads to, committed in `tests/golden/`.

python -m tests.reports.golden      writes them anew (`make golden`); look at the diff before committing it
"""

from pathlib import Path

from pipeline.run.folder import report_bytes
from pipeline.run.work.reading import read_report
from schemas.report import Report

FOLDER = Path(__file__).parents[1] / "golden"
RAW = Path(__file__).parents[2] / "raw"


def reading(path: Path) -> str:
    """The JSON of one PDF as a run writes it, second reading included.

    Raises ValueError if the file is rejected.
    """
    result = read_report(path.read_bytes(), path.name).results[0]
    if not isinstance(result, Report):
        raise ValueError(f"{path.name}: {result.reason}")
    return report_bytes(result).decode()


def main() -> None:
    """Renews every golden file and removes those without a PDF."""
    FOLDER.mkdir(exist_ok=True)
    kept = set()
    for path in sorted(RAW.glob("*.pdf")):
        golden = FOLDER / f"{path.stem}.json"
        golden.write_text(reading(path), "utf-8")
        kept.add(golden)
    for stale in set(FOLDER.glob("*.json")) - kept:
        stale.unlink()


if __name__ == "__main__":
    main()
