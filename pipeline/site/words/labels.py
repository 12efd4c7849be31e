"""Words for the codes of the database, in the language of the page."""

from collections.abc import Mapping

from .i18n import gettext as _
from .i18n import language, ngettext, number

SUBJECT_KEYS = (*("democracy", "users", "steering", "leadership", "results", "employer", "development", "community"),)
"""What an area is about, the same over all editions; in the order of the editions up to 2016."""

KIND_KEYS = ("text", "strength", "improvement", "weakness", "rubric")
"""Where a text stands; all but the first are bullet lists of an area."""

SEARCHED_KEYS = (*KIND_KEYS, "picture")
"""Where a search looks: in charts and other pictures too, as far as OCR read them."""

GROUP_OF_SWEDEN = ("A1", "A2", "B3", "B4", "B5", "C6", "C7", "C8", "C9")
"""SKR's groups of municipalities, largest places first."""

SIZES = {
    "s1": (0, 10_000),
    "s2": (10_000, 20_000),
    "s3": (20_000, 50_000),
    "s4": (50_000, 100_000),
    "s5": (100_000, 10**9),
}
"""Classes of size by inhabitants: from, and under."""

ABOUT_THE_READING = frozenset({"reading", "file", "outside"})
"""`findings.about` of those that do not say that the report contradicts itself."""


def subjects() -> dict[str, str]:
    """Return the names of the subjects."""
    return {
        "democracy": _("Demokrati och öppenhet"),
        "users": _("Brukare och tillgänglighet"),
        "steering": _("Politisk styrning"),
        "leadership": _("Ledarskap och delegation"),
        "results": _("Resultat och effektivitet"),
        "employer": _("Kommunen som arbetsgivare"),
        "development": _("Ständig förbättring"),
        "community": _("Kommunen som samhällsbyggare"),
    }


def subject(key: str | None) -> str:
    """Return the name of a subject, "Annat" for an area that no catalogue knows, "Totalt" for all of them."""
    return _("Totalt") if key == "total" else subjects().get(key or "", _("Annat"))


def kinds() -> dict[str, str]:
    """Return the names of the places where a text can stand."""
    return {
        "text": _("Löpande text"),
        "strength": _("Styrkor"),
        "improvement": _("Förbättringsmöjligheter"),
        "weakness": _("Svagheter"),
        "rubric": _("Det här bedöms"),
        "picture": _("Text i bilder"),
    }


def countries() -> dict[str, str]:
    """Return the names of the countries."""
    return {"SE": _("Sverige"), "NO": _("Norge")}


def group(key: str | None) -> str:
    """Return the name of a group of municipalities: SKR's in words, Statistics Norway's by its number."""
    names = {
        "A1": _("Storstäder"),
        "A2": _("Pendlingskommuner nära storstad"),
        "B3": _("Större städer"),
        "B4": _("Pendlingskommuner nära större stad"),
        "B5": _("Lågpendlingskommuner nära större stad"),
        "C6": _("Mindre städer och tätorter"),
        "C7": _("Pendlingskommuner nära mindre tätort"),
        "C8": _("Landsbygdskommuner"),
        "C9": _("Landsbygdskommuner med besöksnäring"),
    }
    if key is None:
        return _("Ingen grupp")
    if key in names:
        return names[key]
    return _("KOSTRA-grupp {number}").format(number=key.removeprefix("EKG").lstrip("0"))


def size(key: str) -> str:
    """Return the name of a class of size."""
    least, below = SIZES[key]
    if not least:
        return _("under {most} invånare").format(most=number(below))
    if below >= 10**9:
        return _("{least} invånare eller fler").format(least=number(least))
    return _("{least}–{most} invånare").format(least=number(least), most=number(below))


def about(key: str) -> str:
    """Return what a finding is about."""
    return {
        "report": _("rapporten"),
        "reading": _("läsningen"),
        "file": _("filen"),
        "outside": _("andra källor"),
    }.get(key, key)


def rejected(reason: str) -> str:
    """Return why a file became no report, as a word that stands behind a number of files."""
    return {
        "no-text-layer": _("skannad"),
        "encrypted": _("med lösenord"),
        "unreadable": _("skadad eller oläslig"),
        "not-a-report": _("ingen rapport"),
        "duplicate": _("dubblett"),
        "timeout": _("tog för lång tid"),
        "memory": _("tog för mycket minne"),
        "crash": _("avbruten läsning"),
    }.get(reason, reason)


def against(code: str, expected: str | None) -> str:
    """Return what stands beside a figure that something contradicts: "frågorna ger 70"."""
    said = {
        "area-total-mismatch": _("frågorna ger {}"),
        "area-max-mismatch": _("frågornas max ger {}"),
        "area-percent-mismatch": _("borde vara {} %"),
        "heading-score-mismatch": _("tabellen ger {}"),
        "question-percent-mismatch": _("borde vara {} %"),
        "score-above-max": _("max är {}"),
        "question-duplicate": _("står två gånger"),
        "question-max-differs": _("utgåvan har {}"),
        "report-total-mismatch": _("områdena ger {}"),
        "reading-differs": _("andra läsningen: {}"),
    }.get(code)
    if said is None or ("{}" in said and expected is None):
        return _("stämmer inte")
    return said.format(str(expected).rstrip("% "))


def edition_notes() -> Mapping[str, str]:
    """Return what is different in each edition."""
    return {
        "2002": _(
            "Det första instrumentet. Frågor och poäng ändrades lite fram till 2009; maxpoängen kan skilja sig åt."
        ),
        "2010": _(
            "Omarbetad i mars 2010. 45 frågor, alla kända här med sina maxpoäng. Rapporter från 2010 och 2011 kan ha "
            "den gamla poängen bredvid den nya; bara den nya läses."
        ),
        "2016": _("Omarbetad igen: område 2 och 7 har nya namn och det är svårare att få höga poäng."),
        "2020": _("Nya områden i ny ordning, 43 frågor. Ett område med samma nummer handlar inte om samma sak."),
        "no-2010": _(
            "Det norska instrumentet. Det behöll områdena från 2010 och följde inte de svenska ändringarna 2016."
        ),
    }


def months() -> list[str]:
    """Return the months of the year."""
    return [
        *(_("januari"), _("februari"), _("mars"), _("april"), _("maj"), _("juni")),
        *(_("juli"), _("augusti"), _("september"), _("oktober"), _("november"), _("december")),
    ]


def visit(year: int | None, month: int | None = None) -> str:
    """Return "maj 2015", "2015" or "okänt år"."""
    if year is None:
        return _("okänt år")
    return f"{months()[month - 1]} {year}" if month else str(year)


def in_time(year: int | None, month: int | None = None) -> str:
    """Return "i maj 2015", "år 2015" or "vid okänd tid"."""
    if year is None:
        return _("vid okänd tid")
    if not month:
        return _("år {year}").format(year=year)
    return _("i {month} {year}").format(month=months()[month - 1], year=year)


def date(iso: str | None) -> str:
    """Return "9 januari 2015" for an ISO date; what is none is returned as it is."""
    parts = (iso or "").split("-")
    if len(parts) != 3 or not all(p.isdigit() for p in parts) or not 1 <= int(parts[1]) <= len(months()):
        return iso or ""
    return f"{int(parts[2])} {months()[int(parts[1]) - 1]} {parts[0]}"


def ordinal(n: int) -> str:
    """Return "första", "fjärde", "11:e" or "first", "fourth", "11th"."""
    words = [
        *(_("första"), _("andra"), _("tredje"), _("fjärde"), _("femte"), _("sjätte"), _("sjunde"), _("åttonde")),
    ]
    return words[n - 1] if 1 <= n <= len(words) else _("{n}:e").format(n=n)


def figure(value: float | str | None) -> str:
    """Return a printed figure in the language of the page, an en dash for what is not printed."""
    if isinstance(value, str):
        return value
    return number(value)


def signed(value: float | None) -> str:
    """Return a difference with its sign: "+4", "−2", "±0"."""
    if value is None:
        return "–"
    return "±0" if value == 0 else f"+{number(value)}" if value > 0 else number(value)


def percent(share: float | None) -> str:
    """Return a share from 0 to 1 as a percentage that only says 100 where it is all."""
    if share is None:
        return "–"
    value = int(share * 1000) / 10
    text = number(value, 0 if value in (0, 100) else 1)
    return f"{text}\u00a0%"


def points(score: float | None, most: float | None) -> str:
    """Return "552 av 800 poäng", as much of it as is known."""
    if score is None:
        return _("ingen poäng")
    if not most:
        return ngettext("{score} poäng", "{score} poäng", int(score)).format(score=number(score))
    return _("{score} av {most} poäng").format(score=number(score), most=number(most))


def own_words(about: Mapping[str, str], name: str) -> str:
    """Return what the metadata says under `name` in the language of the page: "title_sv" where there is one."""
    return about.get(f"{name}_{language.get()}") or about.get(name) or ""


def lookup(display: str) -> str:
    """Return one of Datasette's conditions, "contains", in the language of the page."""
    return {
        "contains": _("innehåller"),
        "does not contain": _("innehåller inte"),
        "ends with": _("slutar med"),
        "starts with": _("börjar med"),
        "like": _("liknar"),
        "not like": _("liknar inte"),
        "in": _("är en av"),
        "not in": _("är ingen av"),
        "date": _("datum"),
        "array contains": _("listan innehåller"),
        "array does not contain": _("listan innehåller inte"),
        "is null": _("saknas"),
        "is not null": _("finns"),
        "is blank": _("är tomt"),
        "is not blank": _("är inte tomt"),
    }.get(display, display)
