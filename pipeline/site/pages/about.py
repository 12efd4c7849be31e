"""/about: what is extracted and how sure it is. /about/dictionary: every table and column."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import database, row, rows
from ..web.page import render
from ..words.labels import EDITIONS


async def about(datasette: Datasette, request: Request) -> Response:
    """Show what there is, how sure it is, and what it is not."""
    sure = await row(
        datasette,
        "SELECT count(*) AS reports, avg(scores_confirmed) AS confirmed, min(scores_confirmed) AS confirmed_least, "
        "sum(scores_confirmed = 1) AS all_confirmed, avg(coverage) AS coverage, min(coverage) AS coverage_least, "
        "sum(text_source = 'ocr') AS ocr FROM reports",
    )
    return await render(
        datasette,
        request,
        "about",
        section="/about",
        sure=sure,
        editions=await rows(
            datasette,
            "SELECT editions.*, (SELECT count(*) FROM profiles WHERE profiles.edition = editions.id) AS reports, "
            "(SELECT count(*) FROM edition_questions q WHERE q.edition = editions.id) AS questions "
            "FROM editions ORDER BY first_year, id",
        ),
        rejects=await rows(
            datasette, "SELECT reason, count(*) AS files FROM rejects GROUP BY reason ORDER BY files DESC, reason"
        ),
        metadata=datasette.metadata(database=database(datasette).name) or {},
        edition_notes=EDITIONS,
        database_name=database(datasette).name,
    )


async def dictionary(datasette: Datasette, request: Request) -> Response:
    """Show every table and view with its columns, as the metadata describes them."""
    db = database(datasette)
    described = (datasette.metadata(database=db.name) or {}).get("tables", {})
    columns: dict[str, list[tuple[str, str, str]]] = {}
    for r in await rows(
        datasette,
        "SELECT m.name AS owner, c.name, c.type, c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type IN ('table', 'view') ORDER BY m.rowid, c.cid",
    ):
        text = described.get(r["owner"], {}).get("columns", {}).get(r["name"], "")
        columns.setdefault(r["owner"], []).append((r["name"], r["type"], text))
    counts = await db.table_counts(200)
    return await render(
        datasette,
        request,
        "dictionary",
        section="/about",
        tables=[
            (name, about, columns[name], counts.get(name))
            for name, about in described.items()
            if name in columns and "description" in about
        ],
        database_name=db.name,
    )


ROUTES = [(r"^/about$", about), (r"^/about/dictionary$", dictionary)]
