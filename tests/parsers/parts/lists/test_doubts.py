"""Doubts about lists."""

from parsers.parts.lists.doubts import doubts_about_lists
from schemas.report import Area, Point, PointKind
from tests.schemas.checks.test_adding_up import consistent_area


def area(*points: tuple[PointKind, str]) -> Area:
    made = [Point(kind=kind, position=k, text=text, page=7) for k, (kind, text) in enumerate(points, 1)]
    return consistent_area(3).model_copy(update={"points": tuple(made)})


def test_an_item_that_reads_like_the_heading_of_a_list_that_is_not_there() -> None:
    (finding,) = doubts_about_lists([area(("strength", "Tydliga mål"), ("strength", "Svagheter"))], sure=True)
    assert (finding.code, finding.area_number, finding.page, finding.about) == ("list-missing", 3, 7, "reading")


def test_such_an_item_where_the_list_is_there_is_an_item() -> None:
    points = area(("strength", "Styrkor"), ("strength", "Svagheter"), ("weakness", "Få mått"))
    assert list(doubts_about_lists([points], sure=True)) == []


def test_items_that_nothing_parts() -> None:
    (finding,) = doubts_about_lists([area(("strength", "Tydliga mål"))], sure=False)
    assert (finding.code, finding.area_number) == ("list-missing", None)
