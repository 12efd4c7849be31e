"""The JSON of each report in `raw/`, committed in `tests/golden/`.

python -m tests.reports.golden      writes them anew (`make golden`); look at the diff before committing it
"""

from pathlib import Path

from pipeline.run.folder import report_bytes
from pipeline.run.work.reading import read_report
from schemas.report import Report

FOLDER = Path(__file__).parents[1] / "golden"
RAW = Path(__file__).parents[2] / "raw"


def readings(path: Path) -> dict[str, str]:
    """The JSON of each report in a PDF as a run writes it, second reading included, by the report's id.

    Raises ValueError if the file or a part of it is rejected.
    """
    found = {}
    for result in read_report(path.read_bytes(), path.name).results:
        if not isinstance(result, Report):
            raise ValueError(f"{path.name}: {result.reason}")
        found[result.id] = report_bytes(result).decode()
    return found


def main() -> None:
    """Renews every golden file and removes those without a PDF."""
    FOLDER.mkdir(exist_ok=True)
    kept = set()
    for path in sorted(RAW.glob("*.pdf")):
        for id, text in readings(path).items():
            golden = FOLDER / f"{id}.json"
            golden.write_text(text, "utf-8")
            kept.add(golden)
    for stale in set(FOLDER.glob("*.json")) - kept:
        stale.unlink()


if __name__ == "__main__":
    main()
