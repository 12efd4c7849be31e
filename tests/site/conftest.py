"""A database of made-up reports, served through Datasette's own client."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette

from pipeline.database.load import load
from pipeline.site.serve import site
from schemas.report import Mention, Reject, Report
from tests import made_up

Get = Callable[[str], httpx.Response]


def weak(one: Report, text: str) -> Report:
    """Return `one` with a single weakness in area 1."""
    kept = tuple(p for p in one.areas[0].points if p.kind != "weakness")
    point = next(p for p in one.areas[0].points if p.kind == "weakness").model_copy(update={"text": text})
    return one.model_copy(
        update={"areas": (one.areas[0].model_copy(update={"points": (*kept, point)}), *one.areas[1:])}
    )


def reports() -> list[Report]:
    """Return reports of all editions; Ödeshult has three of them."""
    first = weak(made_up.report("Ödeshult", 2011), "Styrkort används inte i nämnderna")
    second = weak(made_up.report("Ödeshult", 2014, mentions=[("2380", "Östersund")]), "Medborgarna svarar inte")
    return [
        first,
        made_up.flagged(second),
        made_up.report("Ödeshult", 2018, "2016", mentions=[("2380", "Östersund"), ("0114", "Upplands Väsby")]),
        made_up.report("Ängsvik", 2012),
        made_up.report("Åkerholm", 2013),
        made_up.report("Zinkby", 2007, "2002"),
        made_up.report("Vara Nova", 2021, "2020"),
        made_up.report("Fjordby", 2015, "no-2010"),
        made_up.report("Ökrona", 2016).model_copy(update={"edition": None, "year": None, "id": "okrona-unknown"}),
    ]


def elsewhere(one: Report) -> Mention:
    """Return a mention in a section that the report does not have."""
    return Mention(
        section_position=999,
        position=1,
        area_number=None,
        municipality_id="SE-2380",
        name="Östersund",
        sentence="Där.",
        is_example=False,
    )


@pytest.fixture(scope="session")
def known() -> dict[str, Report]:
    """The reports by their ids."""
    return {one.id: one for one in reports()}


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory, known: dict[str, Report]) -> Path:
    """The database with all of them, and one reject."""
    folder = tmp_path_factory.mktemp("extracted")
    rejects = [Reject(source_file="skannad.pdf", sha256=None, reason="no-text-layer", message="Run OCR first.")]
    made_up.write(folder, known.values(), rejects)
    (folder / "evidence").mkdir()
    (folder / "evidence" / "odeshult-2014-1.png").write_bytes(b"\x89PNG made up")
    load(folder, folder / "kommunkompassen.db")
    return folder / "kommunkompassen.db"


@pytest.fixture(scope="session")
def datasette(database: Path) -> Datasette:
    """The site on that database."""
    return site(database)


@pytest.fixture(scope="session")
def get(datasette: Datasette) -> Get:
    """Ask for a page; redirects are not followed."""
    return client(datasette)


def client(datasette: Datasette) -> Get:
    """Return a function that asks `datasette` for a page."""

    async def ask(path: str) -> httpx.Response:
        await datasette.invoke_startup()
        answer: httpx.Response = await datasette.client.get(path)
        return answer

    return lambda path: asyncio.run(ask(path))
