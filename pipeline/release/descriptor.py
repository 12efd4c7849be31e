"""The description of a release as a Frictionless Data Package 2.0 (datapackage.org)."""

import hashlib
from typing import Any

from pipeline.database.metadata import DATABASE, metadata
from pipeline.release.tables import TEXTS, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TABLE_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
CC0 = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "CC0 1.0"}
OWN = {"name": "notspecified", "title": "Rights stay with the reports' authors; quote with the report and its page"}


def descriptor(version: str, found: list[Table], files: dict[str, bytes]) -> dict[str, Any]:
    """`datapackage.json` for the tables of a release; `files` are the CSV files by their path in the package."""
    said = metadata()
    return {
        "$schema": PROFILE,
        "name": "kommunkompassen",
        "title": said["title"],
        "description": said["description"],
        "version": version,
        "keywords": ["kommunkompassen", "kommuner", "municipalities", "evaluation", "Sweden", "Norway"],
        "licenses": [CC0],
        "sources": [{"title": said["source"], "path": said["source_url"]}],
        "resources": [_resource(table, files[csv_path(table)]) for table in found],
    }


def csv_path(table: Table) -> str:
    """Where a table stands in the package."""
    return f"data/{table.name}.csv"


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    about = metadata()["databases"][DATABASE]["tables"].get(table.name, {})
    said = about.get("columns", {})
    schema: dict[str, Any] = {
        "$schema": TABLE_PROFILE,
        "fields": [
            {
                "name": column.name,
                "type": column.type,
                **({"description": said[column.name]} if column.name in said else {}),
                **({"constraints": {"required": True}} if column.required else {}),
            }
            for column in table.columns
        ],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.references:
        schema["foreignKeys"] = [
            {"fields": list(r.columns), "reference": {"resource": r.table, "fields": list(r.targets)}}
            for r in table.references
        ]
    return {
        "name": table.name,
        "type": "table",
        "path": csv_path(table),
        "title": about.get("title", table.name),
        "description": about.get("description", ""),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": [OWN if table.name in TEXTS else CC0],
        "schema": schema,
    }
