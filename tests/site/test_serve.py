"""The served file and the one that takes its place."""

import asyncio
from pathlib import Path

import pytest

from pipeline.database.load import load
from pipeline.site.serve import is_current, site, start
from tests import made_up


def test_visitors_see_one_database_while_another_takes_its_place(tmp_path: Path) -> None:
    made_up.write(tmp_path, [made_up.report("Ängsvik", 2012), made_up.report("Zinkby", 2013)])
    database = tmp_path / "kommunkompassen.db"
    load(tmp_path, database)
    datasette = site(database)

    async def counts() -> set[int]:
        await start(datasette)
        (tmp_path / "zinkby-2013.json").unlink()
        load(tmp_path, database)
        answers = await asyncio.gather(
            *(datasette.client.get("/kommunkompassen/reports.json?_shape=array") for _ in range(40))
        )
        return {len(answer.json()) for answer in answers}

    assert asyncio.run(counts()) == {2}


def test_database_just_loaded_is_current(tmp_path: Path) -> None:
    load(tmp_path, tmp_path / "x.db")
    assert is_current(tmp_path / "x.db")


@pytest.mark.parametrize("content", [None, b"", b"garbage"], ids=["missing", "empty", "garbage"])
def test_what_is_no_database_of_ours_is_not(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "x.db").write_bytes(content)
    assert not is_current(tmp_path / "x.db")
