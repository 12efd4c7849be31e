"""The committed JSON Schema is that of the model, and says something about every field."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from schemas.json_schema import FILE, report_schema
from tests.pipeline.fakes import made_up_report


def test_the_committed_schema_is_that_of_the_model() -> None:
    assert FILE.read_text("utf-8") == report_schema(), "run make schema"


def test_every_field_has_a_description() -> None:
    assert list(undescribed(json.loads(report_schema()))) == []


def undescribed(schema: dict[str, object]) -> Iterator[str]:
    """Fields of the model, and of the models in it, without a description."""
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    for name, model in [("Report", schema), *definitions.items()]:
        for field, meaning in model.get("properties", {}).items():
            if not meaning.get("description"):
                yield f"{name}.{field}"


@pytest.mark.parametrize(
    "change",
    [
        {"total_printed": 2**63},
        {"total_printed": float("inf")},
        {"year": 10**400},
        {"pages": 2**63},
        {"ordinal": -1},
        {"coverage": float("nan")},
        {"evaluators": ("Ada",) * 100_000},
    ],
)
def test_what_no_database_can_hold_is_no_report(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        made_up_report(**change)
