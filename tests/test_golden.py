"""The samples in `raw/` lead to the JSON that is committed; `make golden` renews it."""

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.reports.golden import FOLDER, RAW, reading


@pytest.mark.parametrize("path", sorted(RAW.glob("*.pdf")), ids=lambda path: path.stem)
def test_the_json_of_a_sample_is_the_golden_one(path: Path) -> None:
    golden = FOLDER / f"{path.stem}.json"
    diff = list(
        unified_diff(
            golden.read_text("utf-8").splitlines(), reading(path).splitlines(), "golden", "now", lineterm="", n=2
        )
    )
    assert not diff, "\n".join(["make golden renews it, if this is meant:", *diff[:80]])


def test_every_golden_file_has_its_sample() -> None:
    assert {p.stem for p in FOLDER.glob("*.json")} == {p.stem for p in RAW.glob("*.pdf")}
