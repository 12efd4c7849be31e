"""Many made-up reports at once: python -m tests.many FOLDER [COUNT] writes their JSON files and loads the database.

The municipalities are those of the Swedish register, because groups and sizes belong to them; what they got is made up.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from schemas.catalogue import MUNICIPALITIES
from schemas.report import Area, Finding, Mention, Report
from tests import made_up

VISITS = ((2006, "2002"), (2011, "2010"), (2014, "2010"), (2017, "2016"), (2019, "2016"), (2022, "2020"))
"""Years and the edition used in them."""
SWEDISH = [m for m in MUNICIPALITIES if m.country == "SE"]


def many(count: int, seed: int = 1) -> Iterator[Report]:
    """Give `count` reports; most municipalities have one to three, every fifth report has something that is wrong."""
    pick = random.Random(seed)
    places = list(SWEDISH)
    pick.shuffle(places)
    made, n = 0, 0
    while made < count:
        place = places[n % len(places)]
        again = n // len(places)
        visits = VISITS[: 1 + pick.randrange(3)] if again else sorted(pick.sample(VISITS, 1 + n % 3))
        for year, edition in visits:
            if made == count:
                return
            yield _report(place.name, place.code, year - 40 * again, edition, made, pick)
            made += 1
        n += 1


def twelve_of_ten() -> Report:
    """Return a report in which one wrong score breaks a percentage, a sum and its own maximum."""
    return next(one for one in many(30) if {f.code for f in one.findings} >= {"score-above-max", "area-total-mismatch"})


def _report(name: str, code: str, year: int, edition: str, number: int, pick: random.Random) -> Report:
    others = pick.sample(SWEDISH, 2)
    one = made_up.report(name, year, edition, code=code, seed=number, mentions=[(o.code, o.name) for o in others])
    named = tuple(m.model_copy(update={"is_example": n == 0}) for n, m in enumerate(one.mentions))
    one = one.model_copy(update={"mentions": _named(named)})
    if number % 5 == 0:
        one = made_up.flagged(one, printed=pick.randint(20, 90))
    if number % 7 == 0:
        one = _above_maximum(one)
    return one


def _named(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    plain = "I {} finns liknande arbete."
    return tuple(m if m.is_example else m.model_copy(update={"sentence": plain.format(m.name)}) for m in mentions)


def _above_maximum(one: Report) -> Report:
    """Return the report with a score above its maximum: four figures disagree, for one reason."""
    area = one.areas[5]
    first = area.questions[4]
    wrong = first.model_copy(update={"score": 12})
    questions = (*area.questions[:4], wrong)
    changed: Area = area.model_copy(
        update={"questions": questions, "score_computed": (area.score_computed or 0) - (first.score or 0) + 12}
    )
    findings = (
        _finding(changed, "score-above-max", "6.5", "12", "10"),
        _finding(changed, "question-percent-mismatch", "6.5", f"{first.percent_printed} %", "120 %"),
        _finding(changed, "area-total-mismatch", None, f"{area.score_printed}", f"{changed.score_computed}"),
    )
    return one.model_copy(
        update={"areas": (*one.areas[:5], changed, *one.areas[6:]), "findings": (*one.findings, *findings)}
    )


def _finding(area: Area, code: str, question: str | None, printed: str, expected: str) -> Finding:
    return Finding.model_validate(
        {
            "code": code,
            "about": "report",
            "severity": "error",
            "area_number": area.number,
            "question_number": question,
            "printed": printed,
            "expected": expected,
            "message": f"Area {area.number}: {printed} is printed, {expected} would agree.",
            "page": area.page + 1,
            "place": area.sum_place,
            "confirmed": True,
        }
    )


def main(folder: Path, count: int) -> None:
    """Write and load `count` reports."""
    from pipeline.database.load import load

    made_up.write(folder, many(count))
    load(folder, folder / "kommunkompassen.db")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 240)
