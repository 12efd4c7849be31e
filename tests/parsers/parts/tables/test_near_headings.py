"""Figures by the areas' headings are witnesses of their scores."""

import pytest

from parsers.parts.areas import AreaHeading
from parsers.parts.tables.atoms import read_line
from parsers.parts.tables.near_headings import near_headings
from tests.parsers.typed_pages import Sheet


@pytest.mark.parametrize("text", ["46,5", "46,5/100", "(46,5 poäng)", "Poäng: 46,5 av 100"])
def test_a_lone_figure_below_a_heading(text: str) -> None:
    sheet = Sheet().put(100, "Område 1 Namn", size=14, bold=True).put(118, text)
    pages = {1: [read_line(1, line.words) for line in sheet.lines]}
    found = near_headings(pages, [AreaHeading((sheet.lines[0],), 1, "Namn")])
    assert 46.5 in found[1]
