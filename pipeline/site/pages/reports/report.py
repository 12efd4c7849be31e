"""/report/<id>: all of one report."""

from typing import TYPE_CHECKING

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from ...ask.database import Row, row, rows
from ...ask.peers import Peers, choices, peers, question_means
from ...ask.pictures import folder_of_pdfs
from ...ask.reading import ReportRead, read_report
from ...charts import alone, histogram
from ...web.page import Asked, part, render
from ...words.findings import sentence
from ...words.i18n import gettext as _

if TYPE_CHECKING:
    from pipeline.corrections.offers import Offer


async def report(datasette: Datasette, request: Request) -> Response:
    """Show a report beside those like it and the municipality's report before."""
    found = await read_report(datasette, part(request, "id"))
    asked = Asked(request)
    like = await choices(datasette, found.profile)
    wanted = asked.one("with", like) or next(iter(like), "")
    beside = await peers(datasette, found.profile, wanted) if wanted else None
    before = await _before(datasette, found.profile)
    same = before is not None and before["edition"] == found.row["edition"] and before["edition"] is not None
    pdfs = folder_of_pdfs(datasette)
    return await render(
        datasette,
        request,
        "report",
        section="/reports",
        asked=asked,
        report=found,
        like=like,
        peers=beside,
        peer_questions=await question_means(datasette, beside.ids) if beside else {},
        nearest=await _nearest(datasette, beside) if beside and beside.kind == "size" else [],
        before=before,
        same_edition=same,
        changes=await _changes(datasette, found.row["id"]),
        earlier_questions=await _questions(datasette, before["report_id"]) if before and same else {},
        series=await rows(
            datasette,
            "SELECT report_id, year, edition, score, max FROM profiles WHERE slug = ? ORDER BY year, report_id",
            [found.profile["slug"]],
        ),
        drawing=await _drawing(datasette, found.profile),
        open=bool(request.args.get("open")),
        with_pictures=pdfs is not None,
        errors=sum(f["severity"] == "error" for f in found.findings),
        other_findings=_other_findings(found),
        by_key={f["key"]: f for f in found.findings},
        kinds_of_findings={r["code"]: r for r in await rows(datasette, "SELECT * FROM finding_kinds")},
        messages=_messages(found),
        offered=_offered(found) if pdfs is not None else None,
    )


async def drawing(datasette: Datasette, request: Request) -> Response:
    """Return the place of the report among all of its edition as a drawing."""
    profile = await row(datasette, "SELECT * FROM profiles WHERE report_id = ?", [part(request, "id")])
    drawn = await _drawing(datasette, profile) if profile else None
    return Response(alone(drawn) if drawn else "", status=200 if drawn else 404, content_type="image/svg+xml")


def _offered(found: ReportRead) -> tuple["Offer", str] | None:
    """A total that only a picture of the report states, for those who can put it right, with the command for it."""
    from pipeline.corrections.offers import SeenInPicture, command, total_in_pictures  # not in a published bundle

    head = found.row
    if head["total_printed"] is not None:
        return None
    texts = [SeenInPicture(t["page"], t["top"], t["bottom"], t["text"]) for t in found.picture_texts]
    offer = total_in_pictures(head["id"], texts, head["total_computed"], head["total_max"])
    return (offer, command(offer)) if offer else None


def _other_findings(found: ReportRead) -> list[tuple[str, str, list[Row]]]:
    """Findings that do not say that the report contradicts itself, as heading, meaning, findings; no group is empty."""
    of_reading = [f for f in found.findings if f["about"] == "reading" or (f["about"], f["confirmed"]) == ("report", 0)]
    groups = [
        (
            _("Att se efter i läsningen"),
            _("Det här säger inte att rapporten har fel, utan att något kan ha lästs fel eller missats."),
            of_reading,
        ),
        (
            _("Om filen"),
            _("Det här gäller filerna som lästes, inte det som rapporten säger."),
            [f for f in found.findings if f["about"] == "file"],
        ),
        (
            _("I andra källor"),
            _("En annan källa säger något annat än rapporten. Vem av dem som har rätt avgörs inte här."),
            [f for f in found.findings if f["about"] == "outside"],
        ),
    ]
    return [group for group in groups if group[2]]


def _messages(found: ReportRead) -> dict[str, str]:
    return {f["key"]: sentence(f) for f in found.findings}


async def _drawing(datasette: Datasette, profile: Row) -> Markup | None:
    if profile["share"] is None or profile["edition"] is None:
        return None
    shares = await rows(
        datasette,
        "SELECT 100 * share AS share FROM profiles WHERE edition = ? AND share IS NOT NULL AND rank IS NOT NULL",
        [profile["edition"]],
    )
    if len(shares) < 3:
        return None
    own = (profile["municipality"], round(100 * profile["share"], 1))
    title = _("Andel av poängen i alla rapporter av utgåvan, i procent")
    return histogram([r["share"] for r in shares], 100, title, own)


async def _before(datasette: Datasette, profile: Row) -> Row | None:
    return await row(datasette, "SELECT * FROM profiles WHERE report_id = ?", [profile["previous_id"]])


async def _changes(datasette: Datasette, report_id: str) -> dict[str, Row]:
    found = await rows(datasette, "SELECT * FROM changes WHERE report_id = ?", [report_id])
    return {r["subject"]: r for r in found}


async def _questions(datasette: Datasette, report_id: str) -> dict[tuple[int, str], Row]:
    found = await rows(datasette, "SELECT * FROM questions WHERE report_id = ? ORDER BY position DESC", [report_id])
    return {(r["area_number"], r["number"]): r for r in found}


async def _nearest(datasette: Datasette, beside: Peers) -> list[Row]:
    found = [await row(datasette, "SELECT * FROM profiles WHERE report_id = ?", [i]) for i in beside.ids]
    return [r for r in found if r is not None]


ROUTES = [(r"^/report/(?P<id>[^/.]+)$", report), (r"^/report/(?P<id>[^/.]+)\.svg$", drawing)]
