"""The committed JSON Schema is that of the model, and says something about every field."""

import json
from collections.abc import Iterator

from schemas.json_schema import FILE, report_schema


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
