"""Corrections in words: which figure one is about, and what kind it is."""

import re
from collections.abc import Iterable, Mapping

from . import labels
from .i18n import gettext as _

_AREA = re.compile(r"area (\d+) (name|heading|sum(?: score| max| percent)?)")
_QUESTION = re.compile(r"(?:question (\S+)|area (\d+) row (\d+))(?: (number|text|score|max|percent))?")
_POINT = re.compile(r"area (\d+) (strength|improvement|weakness|rubric) (\d+)(?: text)?")
_SECTION = re.compile(r"section (\d+)(?: (heading|text))?")


def by_place(found: Iterable[Mapping[str, object]]) -> dict[str, Mapping[str, object]]:
    """Return corrections by the figure they are about."""
    return {str(correction["at"]): correction for correction in found}


def place(at: str) -> str:
    """Return the name of a figure, or of its row, in words; one that is not known stays as it is."""
    if at in _whole():
        return _whole()[at]
    if found := _AREA.fullmatch(at):
        return _("område {n}: {what}").format(n=found[1], what=_of_area()[found[2]])
    if found := _QUESTION.fullmatch(at):
        number = _("fråga {n}").format(n=found[1]) if found[1] else _row(found[2], found[3])
        return f"{number}: {_of_question()[found[4]]}" if found[4] else number
    if found := _POINT.fullmatch(at):
        kind = labels.kinds()[found[2]].lower()
        return _("område {n}, {kind}, punkt {k}").format(n=found[1], kind=kind, k=found[3])
    if found := _SECTION.fullmatch(at):
        section = _("avsnitt {n}").format(n=found[1])
        return section if not found[2] else f"{section}: {_('rubrik') if found[2] == 'heading' else _('text')}"
    return at


def _row(area: str, position: str) -> str:
    return _("område {n}, rad {row}").format(n=area, row=position)


def kind(name: str) -> str:
    """Return what kind of correction it is, in words."""
    names = {
        "misread": _("läst fel"),
        "not-text": _("står bara i en bild"),
        "source-error": _("fel i rapporten"),
    }
    return names.get(name, name)


def _whole() -> dict[str, str]:
    return {
        "report municipality": _("kommun"),
        "report year": _("år"),
        "report month": _("månad"),
        "report date": _("rapportens datum"),
        "report ordinal": _("vilken utvärdering i ordningen"),
        "report edition": _("utgåva"),
        "report evaluators": _("utvärderare"),
        "report total": _("totalpoäng"),
    }


def _of_area() -> dict[str, str]:
    return {
        "name": _("namn"),
        "heading": _("poäng vid rubriken"),
        "sum": _("summaraden"),
        "sum score": _("summaradens poäng"),
        "sum max": _("summaradens maxpoäng"),
        "sum percent": _("summaradens procent"),
    }


def _of_question() -> dict[str, str]:
    return {
        "number": _("nummer"),
        "text": _("text"),
        "score": _("poäng"),
        "max": _("maxpoäng"),
        "percent": _("procent"),
    }
