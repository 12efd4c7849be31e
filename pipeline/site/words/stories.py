"""Findings told by their cause, in sentences."""

import json
import sqlite3
from collections.abc import Mapping

from .i18n import gettext as _
from .i18n import number

Row = sqlite3.Row


def figure_name(story: Row) -> str:
    """Return what the figure is that a story is about: "Poängen på fråga 6.6"."""
    question, area = story["question_number"], story["area_number"]
    return {
        "question score": _("Poängen på fråga {question}"),
        "question max": _("Maxpoängen på fråga {question}"),
        "question percent": _("Procenttalet på fråga {question}"),
        "sum score": _("Summan i tabellen för område {area}"),
        "sum max": _("Maxsumman i tabellen för område {area}"),
        "sum percent": _("Procenttalet under tabellen för område {area}"),
        "heading": _("Poängen vid rubriken till område {area}"),
    }[story["figure"]].format(question=question, area=area)


def told(story: Row, messages: Mapping[str, str]) -> str:
    """Return a story as a sentence; one without a single cause says its finding's message, from `messages` by key."""
    if story["figure"] is None:
        return " ".join(messages.get(key, "") for key in json.loads(story["keys"]))
    agree = [_names()[name] for name in json.loads(story["agree"])]
    sentence = _("{figure} står som {printed}.").format(figure=figure_name(story), printed=number(story["printed"]))
    if agree:
        sentence += " " + _("Med {fits} stämmer {others}.").format(fits=number(story["fits"]), others=listed(agree))
    return sentence


def cause(story: Row) -> str:
    """Return the heading under which a story stands in the errata of all reports."""
    return {
        "question score": _("Poäng på en fråga"),
        "question max": _("Maxpoäng på en fråga"),
        "question percent": _("Procenttal på en fråga"),
        "sum score": _("Summan under en tabell"),
        "sum max": _("Maxsumman under en tabell"),
        "sum percent": _("Procenttalet under en tabell"),
        "heading": _("Poängen vid områdets rubrik"),
    }.get(story["figure"], _("Siffror som säger emot varandra"))


def listed(things: list[str]) -> str:
    """Return "a, b och c"."""
    if len(things) < 2:
        return "".join(things)
    return _("{first} och {last}").format(first=", ".join(things[:-1]), last=things[-1])


def _names() -> dict[str, str]:
    return {
        "percent": _("procenttalet"),
        "sum": _("summan"),
        "heading": _("poängen vid rubriken"),
        "max": _("maxsumman"),
        "questions": _("frågorna"),
        "score": _("poängen"),
        "total": _("totalpoängen"),
    }
