"""The JSON Schema of `extracted/<report id>.json`, made from the model: `python -m schemas.json_schema` renews it."""

import json
from pathlib import Path

from schemas.report import Report

FILE = Path(__file__).with_name("report.schema.json")


def report_schema() -> str:
    """The schema (draft 2020-12) as it is committed: indented, with a line end."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Report.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(report_schema(), encoding="utf-8")
