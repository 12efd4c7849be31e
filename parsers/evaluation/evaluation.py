"""What a report says of the evaluation as a whole."""

from collections.abc import Sequence
from typing import NamedTuple

from parsers.evaluation.evaluators import find_evaluators
from parsers.evaluation.identity import find_edition, find_language, find_municipality
from parsers.evaluation.totals import Owner, Total, find_total
from parsers.evaluation.visit import Visit, find_visit
from parsers.page.remaining import Remaining
from parsers.parts.places import Places
from parsers.parts.tables import Row
from schemas.report import Country, Language, Section

_HEADING = 200  # characters: more is a sentence that looks like a heading


class Evaluation(NamedTuple):
    """Whose evaluation it is, by which edition, when and by whom it was made, and the total."""

    municipality: str  # empty where no single one is named
    code: str | None
    country: Country
    language: Language
    edition: str | None
    visit: Visit
    evaluators: tuple[str, ...]
    total: Total | None


def read_evaluation(left: Remaining, places: Places, sections: Sequence[Section], totals: Sequence[Row]) -> Evaluation:
    """The evaluation by cover, headings and running text; `totals` are rows that sum up all areas."""
    front = [s for s in sections if s.area_number is None]
    texts = [s.text for s in sections]
    language = find_language(texts)
    country: Country = "SE" if language == "sv" else "NO"
    cover = [line.text for line in left.taken("cover")]
    name, code = find_municipality([*titles(left, places), *(s.text for s in front)], texts, country)
    about = [s.text for s in front if s.heading.casefold().split()[-1].startswith(("utvärdering", "evaluering"))]
    margins = sorted(left.taken("furniture"), key=lambda line: (line.page, line.top))
    visit = find_visit(cover, [line.text for line in margins], about, [s.text for s in front])
    outside = [line for line, area in zip(left.flow, places.areas, strict=True) if area is None]
    owner = Owner(name, country, visit.year)
    charts = left.lines_of("chart")
    lone = [*left.taken("cover"), *(line for line in outside if line in charts)]
    return Evaluation(
        municipality=name,
        code=code,
        country=country,
        language=language,
        edition=find_edition(tuple(places.opening.values()), texts, country),
        visit=visit,
        evaluators=find_evaluators(cover, [*about, *(s.text for s in front)], country),
        total=find_total(outside, [(s.text, s.page_first) for s in front], totals, owner, lone),
    )


def titles(left: Remaining, places: Places) -> list[str]:
    """The lines of the cover and the headings, as printed."""
    headings = [h.text for _, h in places.headings if len(h.text) < _HEADING]
    return [*(line.text for line in left.taken("cover")), *headings]
