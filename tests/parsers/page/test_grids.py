"""Drawn lines become tables."""

from parsers.page.grids import page_ruling
from tests.parsers.typed_pages import Sheet


def test_pieces_of_borders_make_one_grid() -> None:
    (grid,) = page_ruling(Sheet().table([72, 300, 400, 500], [100, 120, 140, 160]).page).grids
    assert (grid.xs, grid.ys) == ((72, 300, 400, 500), (100, 120, 140, 160))
    assert [round(v) for v in (grid.x0, grid.top, grid.x1, grid.bottom)] == [72, 100, 500, 160]


def test_a_point_inside_lies_in_the_grid_and_one_outside_in_none() -> None:
    ruling = page_ruling(Sheet().table([72, 300], [100, 120]).page)
    assert ruling.grid_at(200, 110) is not None
    assert ruling.grid_at(200, 130) is None
    assert ruling.grid_at(320, 110) is None


def test_tables_apart_are_grids_apart() -> None:
    sheet = Sheet().table([72, 300], [100, 120]).table([72, 300], [200, 220, 240])
    assert [len(g.ys) for g in page_ruling(sheet.page).grids] == [2, 3]


def test_rules_that_run_one_way_only_are_no_grid() -> None:
    sheet = Sheet()
    for y in (100, 120, 140):
        sheet.rule(72, y, 500, y + 0.5)
    assert page_ruling(sheet.page).grids == ()


def test_a_rule_that_touches_nothing_does_not_join_two_grids() -> None:
    sheet = Sheet().table([72, 300], [100, 120]).rule(72, 160, 300, 160.5)
    (grid,) = page_ruling(sheet.page).grids
    assert grid.bottom < 125


def test_pieces_with_small_gaps_are_one_rule() -> None:
    sheet = Sheet().rule(72, 100, 200, 100.5).rule(202, 100, 300, 100.5).rule(310, 100, 400, 100.5)
    assert [(x0, x1) for _, x0, x1 in page_ruling(sheet.page).levels] == [(72, 300), (310, 400)]


def test_stumps_are_no_rules() -> None:
    assert page_ruling(Sheet().rule(72, 100, 78, 100.5).page).levels == ()


def test_level_rules_between_two_heights_that_run_across() -> None:
    sheet = (
        Sheet().rule(72, 100, 500, 100.5).rule(72, 120, 200, 120.5).rule(72, 140, 500, 140.5).rule(72, 300, 500, 300.5)
    )
    assert page_ruling(sheet.page).levels_across(80, 490, 90, 200) == [100.25, 140.25]


def test_a_rule_right_below_text_underlines_it() -> None:
    ruling = page_ruling(Sheet().rule(72, 101.5, 150, 102).page)
    assert ruling.underlines(72, 150, 100)


def test_a_rule_wider_than_the_text_or_further_below_does_not() -> None:
    ruling = page_ruling(Sheet().rule(72, 101.5, 500, 102).rule(72, 210, 150, 210.5).page)
    assert not ruling.underlines(72, 150, 100)
    assert not ruling.underlines(72, 150, 200)


def test_a_page_without_rules_has_none() -> None:
    ruling = page_ruling(Sheet().page)
    assert (ruling.levels, ruling.uprights, ruling.grids) == ((), (), ())


def test_a_single_column_is_a_frame_around_text_and_no_table() -> None:
    one, two = Sheet().table([72, 300], [100, 120]), Sheet().table([72, 200, 300], [100, 120])
    assert [g.is_table for sheet in (one, two) for g in page_ruling(sheet.page).grids] == [False, True]


def test_a_border_around_the_whole_page_is_no_grid() -> None:
    assert page_ruling(Sheet().table([20, 575], [20, 822]).page).grids == ()


def test_shades_side_by_side_tell_where_columns_begin() -> None:
    sheet = Sheet().put(100, "Bra", (240, "Sämre")).fill(66, 88, 230, 104).fill(230.1, 88, 400, 104)
    line = sheet.lines[0]
    assert page_ruling(sheet.page).columns_at(line) == (66, 230.1)


def test_shades_apart_or_not_as_high_tell_nothing() -> None:
    for other in ((260.0, 88.0, 400.0, 104.0), (230.1, 60.0, 400.0, 104.0)):
        sheet = Sheet().put(100, "Bra", (240, "Sämre")).fill(66, 88, 230, 104).fill(*other)
        assert page_ruling(sheet.page).columns_at(sheet.lines[0]) == ()
