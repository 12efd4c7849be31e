"""The data set as search engines for data read it: schema.org/Dataset (schema.org/docs/data-and-datasets.html)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

FREE = "https://creativecommons.org/publicdomain/zero/1.0/"
COUNTRIES = {"SE": "Sverige", "NO": "Norge"}
FREE_TABLES = ("reports", "areas", "questions", "findings")
"""Tables of facts; texts have no open licence (docs/licence.md)."""


class Extent(NamedTuple):
    """What a database holds, and when it was made."""

    first_year: int | None
    last_year: int | None
    countries: tuple[str, ...]
    made: float  # seconds since 1970
    version: str


def dataset(said: Mapping[str, Any], extent: Extent, base: str, tables: str) -> dict[str, Any]:
    """The description of a site's data; `base` is its address and `tables` that of its database, without slashes."""
    described: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{base}/about#dataset",
        "name": said["title"],
        "description": said["description"],
        "url": f"{base}/about",
        "license": FREE,
        "isAccessibleForFree": True,
        "keywords": ["kommun", "utvärdering", "Kommunkompassen", "municipality", "evaluation"],
        "inLanguage": ["sv", "no"],
        "version": extent.version,
        "dateModified": datetime.fromtimestamp(extent.made, UTC).date().isoformat(),
        "spatialCoverage": [
            {"@type": "Country", "name": name, "identifier": code}
            for code, name in COUNTRIES.items()
            if code in extent.countries
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": "text/csv",
                "contentUrl": f"{base}/all/{name}.csv",
                "license": FREE,
            }
            for name in FREE_TABLES
        ]
        + [
            {
                "@type": "DataDownload",
                "name": "API",
                "encodingFormat": "application/json",
                "contentUrl": f"{tables}.json",
            }
        ],
    }
    if said.get("source_url"):
        described["isBasedOn"] = said["source_url"]
    if extent.first_year:
        described["temporalCoverage"] = f"{extent.first_year}/{extent.last_year}"
    return described
