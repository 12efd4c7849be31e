"""A total in a picture is offered where it is the sum of the areas, or stands beside a word for the total."""

from pathlib import Path

import pytest

from pipeline.corrections.offers import Offer, SeenInPicture, command, offers, total_in_pictures
from pipeline.database.load import load
from pipeline.run.summary import incomplete, not_read
from schemas.report import PictureText, Place
from tests.pipeline.fakes import made_up_report


def seen(*texts: tuple[str, float]) -> list[SeenInPicture]:
    return [SeenInPicture(4, top, top + 10, text) for text, top in texts]


@pytest.mark.parametrize(
    ("texts", "value", "adds_up"),
    [
        (seen(("Exempelby", 100), ("522", 100), ("Medel", 120), ("437", 120)), 522, True),
        (seen(("Totalt", 100), ("519", 102), ("437", 140)), 519, False),
        (seen(("Totalt 519 poäng", 100)), 519, False),
        (seen(("437", 100), ("2014", 100)), None, False),  # neither the sum nor named
        (seen(("Totalt", 100), ("519", 100), ("437", 100)), None, False),  # two could be meant
        (seen(("Totalt", 100), ("66", 100)), None, False),  # an area's points
    ],
)
def test_what_is_offered(texts: list[SeenInPicture], value: float | None, adds_up: bool) -> None:
    offer = total_in_pictures("exempelby-2015", texts, 522, 800)
    assert offer == (Offer("exempelby-2015", value, 4, adds_up) if value is not None else None)


def test_an_offer_names_the_command_that_takes_it_over() -> None:
    assert command(Offer("exempelby-2015", 522, 4, True)) == (
        'kompass correct exempelby-2015 "report total" 522 --kind not-text --why "Only in the picture on page 4"'
    )


def test_only_reports_without_a_total_get_offers_and_cells_not_read_are_told(tmp_path: Path) -> None:
    place = Place(page=4, x0=100, top=100, x1=120, bottom=110)
    picture = (PictureText(position=1, text="522", place=place),)
    without = made_up_report("Exempelby", total_printed=None, total_computed=522, total_max=800, picture_texts=picture)
    having = made_up_report("Provköping", total_printed=522, total_computed=522, total_max=800, picture_texts=picture)
    short = without.model_copy(update={"cells_read": 43, "cells_expected": 45})
    for report in (short, having):
        (tmp_path / f"{report.id}.json").write_text(report.model_dump_json(), "utf-8")
    load(tmp_path, tmp_path / "kommunkompassen.db")
    assert offers(tmp_path / "kommunkompassen.db") == (Offer("exempelby-2015", 522, 4, True),)
    told = not_read(incomplete(tmp_path / "kommunkompassen.db"))
    assert "exempelby-2015  43 of 45 score cells read" in told and "provkoping" not in told
