"""What does not add up, in a sentence made from the data."""

import sqlite3

from .i18n import ENGLISH, language
from .i18n import gettext as _

Row = sqlite3.Row


def sentence(finding: Row) -> str:
    """Return a finding as a plain sentence."""
    chosen = {"reading-incomplete": _incomplete, "outside-total-differs": _outside}.get(finding["code"])
    known = chosen(finding) if chosen else _sentences().get(finding["code"])
    if (
        known is None
        or (finding["page"] is None and "{page}" in known)
        or (finding["expected"] is None and "{expected}" in known)
    ):
        return str(finding["message"])
    return known.format(
        area=finding["area_number"],
        question=finding["question_number"],
        printed=_("inget") if finding["printed"] is None else finding["printed"],
        expected=finding["expected"],
        page=finding["page"],
    )


def title(kind: Row) -> str:
    """Return the name of a kind of finding, a row of `finding_kinds`."""
    return str(kind["en" if language.get() == ENGLISH else "sv"])


def doubt(finding: Row) -> str:
    """Return what a second reading of the page says; nothing where there is nothing to read twice."""
    if finding["confirmed"] == 1:
        return _("Två oberoende läsningar av sidan ser samma siffror.")
    if finding["confirmed"] == 0:
        return _("En andra läsning ser andra siffror: se efter på sidan.")
    if finding["code"] in ("question-missing", "area-missing", "table-missing"):
        return _("Något som saknas kan inte läsas två gånger: se efter på sidan.")
    return ""


def _incomplete(finding: Row) -> str:
    """What was not read: part of a label, a cell that others have, rows that maxima miss, figures that no row has."""
    if finding["question_number"] is not None and finding["printed"] is not None:
        return _("Texten till fråga {question} är inte hel: ”{printed}”. Se efter på sidan {page}.")
    if finding["question_number"] is not None:
        return _("Fråga {question} saknar en siffra som de flesta andra i området har. Se efter på sidan {page}.")
    if finding["expected"] is not None:
        return _("Frågornas maxpoäng i område {area} ger {printed}; i de flesta andra områden ger de {expected}.")
    return _("På sidan {page} står siffror som inte hör till någon rad.")


def _outside(finding: Row) -> str:
    """Which total another source has: another than is printed, or than the areas of a report without one give."""
    if finding["printed"] is None:
        return _("Områdenas summor ger inte {expected}, som en annan källa har. Rapporten trycker ingen totalpoäng.")
    return _("Totalpoängen är {printed} här och {expected} i en annan källa.")


def _sentences() -> dict[str, str]:
    return {
        "area-total-mismatch": _(
            "Summan i tabellen för område {area} står som {printed}, men frågorna ger {expected}."
        ),
        "area-max-mismatch": _(
            "Maxsumman i tabellen för område {area} står som {printed}, men frågornas maxpoäng ger {expected}."
        ),
        "area-percent-mismatch": _(
            "Procenttalet under tabellen för område {area} står som {printed}, men poängen ger {expected}."
        ),
        "heading-score-mismatch": _(
            "Vid rubriken till område {area} står {printed} poäng, men tabellen ger {expected}."
        ),
        "question-percent-mismatch": _(
            "Procenttalet på fråga {question} står som {printed}, men poängen ger {expected}."
        ),
        "score-above-max": _("Fråga {question} har {printed} poäng av högst {expected}."),
        "question-missing": _("Fråga {expected} saknas i tabellen för område {area}."),
        "question-duplicate": _("Frågenumret {printed} står två gånger i område {area}."),
        "question-max-differs": _("Fråga {question} har maxpoängen {printed}; i utgåvan är den {expected}."),
        "report-total-mismatch": _("Totalpoängen står som {printed}, men områdenas summor ger {expected}."),
        "area-missing": _("Ett område hittades inte i rapporten."),
        "table-missing": _("Ingen poängtabell hittades för område {area}."),
        "reading-differs": _("Två läsningar av sidan skiljer sig: {printed} och {expected}."),
        "low-coverage": _("En del av texten fick ingen plats i databasen. Se efter i PDF:en."),
        "list-missing": _("Område {area} saknar en av de listor som andra områden har."),
        "sum-missing": _("Tabellen för område {area} saknar den summa som andra tabeller har."),
        "heading-score-missing": _("Område {area} saknar den poäng vid rubriken som andra områden har."),
        "page-unreadable": _("Sidan {page} kan inte läsas."),
        "pages-incomplete": _("Sidor saknas, står dubbelt eller står i fel ordning."),
        "correction-not-applied": _("En rättelse passar inte på något värde i rapporten."),
    }
