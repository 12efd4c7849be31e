"""/about: what is extracted and how sure it is. /about/dictionary: every table and column. /api: for developers."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from ..ask.database import database, row, rows
from ..web.page import render
from ..web.version import version_of
from ..words.dataset import Extent, dataset
from ..words.labels import edition_notes, own_words


async def about(datasette: Datasette, request: Request) -> Response:
    """Show what there is, how sure it is, and what it is not."""
    sure = await row(
        datasette,
        "SELECT count(*) AS reports, avg(scores_confirmed) AS confirmed, min(scores_confirmed) AS confirmed_least, "
        "sum(scores_confirmed = 1) AS all_confirmed, avg(coverage) AS coverage, min(coverage) AS coverage_least, "
        "sum(text_source = 'ocr') AS ocr, sum(cells_read) AS cells_read, sum(cells_expected) AS cells_expected, "
        "sum(reviewed_by IS NOT NULL) AS reviewed, min(year) AS first_year, max(year) AS last_year, "
        "group_concat(DISTINCT country) AS countries FROM reports",
    )
    said = datasette.metadata(database=database(datasette).name) or {}
    made = version_of(datasette)
    extent = Extent(
        first_year=sure["first_year"] if sure else None,
        last_year=sure["last_year"] if sure else None,
        countries=tuple(((sure and sure["countries"]) or "").split(",")),
        made=made.time,
        version=made.data,
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
        metadata=said,
        dataset=dataset(
            {name: own_words(said, name) for name in ("title", "description", "source_url")},
            extent,
            _address(datasette, request, "/"),
            _address(datasette, request, f"/{database(datasette).name}"),
        ),
        edition_notes=edition_notes(),
        database_name=database(datasette).name,
    )


def _address(datasette: Datasette, request: Request, path: str) -> str:
    """Return the whole address of a path, without a slash at its end."""
    return str(datasette.absolute_url(request, datasette.urls.path(path))).rstrip("/")


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


async def api(datasette: Datasette, request: Request) -> Response:
    """Show how programs ask, with examples that work on this site."""
    example = await row(
        datasette, "SELECT report_id, edition FROM profiles ORDER BY rank IS NULL, year DESC, report_id LIMIT 1"
    )
    base = _address(datasette, request, "/")
    return await render(
        datasette,
        request,
        "api",
        section="/about",
        base=base,
        example=example["report_id"] if example else "exempelby-2015",
        edition=(example["edition"] if example else None) or "2010",
        database_name=database(datasette).name,
        embedding=(datasette.plugin_config("kommunkompassen") or {}).get("embed", ()),
    )


async def accessibility(datasette: Datasette, request: Request) -> Response:
    """Show the statement on accessibility, with the contact of whoever runs the site."""
    settings = datasette.plugin_config("kommunkompassen") or {}
    return await render(
        datasette, request, "accessibility", section="/about", statement=settings.get("accessibility", {})
    )


ROUTES = [
    (r"^/about$", about),
    (r"^/about/dictionary$", dictionary),
    (r"^/about/accessibility$", accessibility),
    (r"^/api$", api),
]
