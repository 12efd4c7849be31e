"""The language of a page: Swedish as written in the code and the templates, English from the catalogue `locale/en.mo`.

The language belongs to the request: `/en/…` is the English page of `/…`. `locale/en.po` is what people edit; it is
checked against the texts and against `en.mo` by a test, `make messages` renews both.
"""

import gettext as _gettext
from contextvars import ContextVar
from functools import cache
from pathlib import Path

SWEDISH, ENGLISH = "sv", "en"
NAMES = {SWEDISH: "Svenska", ENGLISH: "English"}

language: ContextVar[str] = ContextVar("language", default=SWEDISH)
"""Language of the page that is being made."""


def gettext(message: str) -> str:
    """Return a Swedish text in the language of the page."""
    return _catalogue(language.get()).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return a Swedish text about `n` things in the language of the page."""
    return _catalogue(language.get()).ngettext(singular, plural, n)


def number(value: float | None, digits: int | None = None) -> str:
    """Return a number as the language writes it; an en dash for None.

    Swedish has a decimal comma and a thin gap between thousands. `digits` fixes the decimals; without it a whole number
    has none and another one as many as it needs.
    """
    if value is None:
        return "–"
    text = f"{value:,.{digits}f}" if digits is not None else f"{value:,}"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0") if digits is None else decimals
    english = language.get() == ENGLISH
    gap, mark = (",", ".") if english else ("\u202f", ",")
    whole = whole.replace(",", gap).replace("-", "\u2212")
    return f"{whole}{mark}{decimals}" if decimals else whole


@cache
def _catalogue(wanted: str) -> _gettext.NullTranslations:
    if wanted == SWEDISH:
        return _gettext.NullTranslations()
    with (Path(__file__).parents[1] / "locale" / f"{wanted}.mo").open("rb") as file:
        return _gettext.GNUTranslations(file)
