"""Which area a line stands in, and what text is left for the sections."""

from collections.abc import Sequence

from parsers.page.lines import Line
from parsers.page.remaining import Remaining
from parsers.parts.areas import AreaHeading
from parsers.parts.outline import Heading, with_levels
from parsers.parts.places import Places, place_lines
from parsers.parts.sections import read_sections
from schemas.report import Section
from tests.parsers.typed_pages import Sheet, flow, setting

PROSE = "Kommunen arbetar med planen."
Outline = Sequence[tuple[str, float]]


def typed_report(outline: Outline) -> list[Line]:
    """A page with headings (size given) and lines of body text (size 0)."""
    sheet = Sheet(page_height=3000)
    for k, (text, size) in enumerate(outline):
        sheet.put(100 + 24 * k, text, size=size or 11, bold=bool(size))
    return flow(sheet)


def headings_of(lines: Sequence[Line]) -> list[Heading]:
    return with_levels([Heading((x,), x.text, 1) for x in lines if x.bold])


def areas_of(headings: Sequence[Heading]) -> list[AreaHeading]:
    """The first heading of each area, "Område 1 Offentlighet"."""
    found: dict[int, AreaHeading] = {}
    for h in headings:
        label, _, rest = h.text.partition(" ")
        number, _, name = rest.partition(" ")
        if label == "Område":
            found.setdefault(int(number), AreaHeading(h.lines, int(number), name))
    return list(found.values())


def placed(outline: Outline) -> Places:
    lines = typed_report(outline)
    headings = headings_of(lines)
    return place_lines(lines, headings, areas_of(headings))


def sections(outline: Outline) -> list[Section]:
    lines = typed_report(outline)
    headings = headings_of(lines)
    areas = areas_of(headings)
    left = Remaining(lines)
    left.take("heading", (x for h in headings for x in h.lines))
    found = read_sections(left, setting(), place_lines(lines, headings, areas))
    assert not list(left)
    return found


REPORT: Outline = [
    ("1 Vad är Kommunkompassen?", 16), (PROSE, 0),
    ("3 Detaljerad genomgång", 16),
    ("Område 1 Offentlighet", 14), ("Allmänt", 12), (PROSE, 0), ("Dialog", 12), (PROSE, 0),
    ("Område 2 Brukarorientering", 14), ("Allmänt", 12), (PROSE, 0),
    ("4 Översikt", 16), (PROSE, 0),
]  # fmt: skip


def test_lines_belong_to_the_area_whose_heading_they_follow() -> None:
    assert placed(REPORT).areas == (None, None, None, 1, 1, 1, 1, 1, 2, 2, 2, None, None)


def test_a_chapter_of_the_areas_own_rank_ends_the_last_area() -> None:
    assert placed([("Område 1 Ett", 14), (PROSE, 0), ("5 Kortfakta", 14), (PROSE, 0)]).areas == (1, 1, None, None)


def test_a_heading_of_the_areas_own_rank_within_them_belongs_to_its_area() -> None:
    outline = [
        ("Område 1 Ett", 14),
        ("Allmänt", 14),
        (PROSE, 0),
        ("Område 2 Två", 14),
        ("Allmänt", 14),
        ("5 Kortfakta", 14),
    ]
    assert placed(outline).areas == (1, 1, 1, 2, 2, None)


def test_without_areas_every_line_stands_outside() -> None:
    assert placed([("1 Inledning", 16), (PROSE, 0)]).areas == (None, None)


def test_the_headings_above_a_line() -> None:
    places = placed(REPORT)
    assert [h.text for h in places.heading_before(7)] == ["Dialog", "Område 1 Offentlighet", "3 Detaljerad genomgång"]
    assert [h.text for h in places.heading_before(12)] == ["4 Översikt"]


def test_sections_come_in_reading_order_with_their_area() -> None:
    found = sections(REPORT)
    assert [(s.position, s.area_number, s.level, s.heading, s.text) for s in found] == [
        (1, None, 1, "1 Vad är Kommunkompassen?", PROSE),
        (2, None, 1, "3 Detaljerad genomgång", ""),
        (3, 1, 3, "Allmänt", PROSE),
        (4, 1, 3, "Dialog", PROSE),
        (5, 2, 3, "Allmänt", PROSE),
        (6, None, 1, "4 Översikt", PROSE),
    ]


def test_text_right_below_an_area_heading_is_a_section_of_its_own() -> None:
    found = sections([("Område 1 Ett", 14), (PROSE, 0), ("Allmänt", 12), (PROSE, 0)])
    assert [s.heading for s in found] == ["Område 1 Ett", "Allmänt"]


def test_a_list_heading_outside_the_areas_is_a_section() -> None:
    found = sections([("Styrkor", 16), ("• Mål", 0), ("Område 1 Ett", 14), (PROSE, 0)])
    assert (found[0].heading, found[0].text) == ("Styrkor", "- Mål")


def test_a_section_says_on_which_pages_it_stands() -> None:
    first = Sheet(1).put(760, "1 Inledning", size=16, bold=True).put(784, "Ett stycke. ")
    second = Sheet(2).put(60, "Ett till.").put(90, "2 Slut", size=16, bold=True)
    lines = flow(first, second)
    headings = headings_of(lines)
    left = Remaining(lines)
    left.take("heading", (x for h in headings for x in h.lines))
    found = read_sections(left, setting(first, second), place_lines(lines, headings, []))
    assert [(s.page_first, s.page_last) for s in found] == [(1, 2), (2, 2)]


def test_taken_lines_are_no_part_of_a_section() -> None:
    lines = typed_report([("1 Inledning", 16), (PROSE, 0), ("12 15 80%", 0)])
    headings = headings_of(lines)
    left = Remaining(lines)
    left.take("heading", lines[:1])
    left.take("score table", lines[2:])
    found = read_sections(left, setting(), place_lines(lines, headings, []))
    assert (found[0].text, left.taken("text")) == (PROSE, lines[1:2])


def test_a_title_of_a_score_table_that_names_an_area_again_is_no_section() -> None:
    found = sections([*REPORT[:-2], ("4 Poäng", 16), ("1. Offentlighet", 12), ("2. Brukarorientering", 12)])
    assert [s.heading for s in found[-2:]] == ["Allmänt", "4 Poäng"]
