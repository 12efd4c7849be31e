"""The samples in `raw/` lead to the JSON that is committed; `make golden` renews it."""

import json
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.reports.golden import FOLDER, RAW, readings


@pytest.mark.parametrize("path", sorted(RAW.glob("*.pdf")), ids=lambda path: path.stem)
def test_the_json_of_a_sample_is_the_golden_one(path: Path) -> None:
    diff: list[str] = []
    for id, text in readings(path).items():
        golden = (FOLDER / f"{id}.json").read_text("utf-8")
        diff += unified_diff(golden.splitlines(), text.splitlines(), f"{id} golden", f"{id} now", lineterm="", n=2)
    assert not diff, "\n".join(["make golden renews it, if this is meant:", *diff[:80]])


def test_every_golden_file_has_its_sample() -> None:
    goldens = [json.loads(path.read_bytes()) for path in FOLDER.glob("*.json")]
    assert {golden["source_file"] for golden in goldens} == {path.name for path in RAW.glob("*.pdf")}
