"""How a report is set: the families of published reports, and the choices by which single reports differ."""

from dataclasses import dataclass, replace
from typing import Literal

from tests.reports.typeset import HELVETICA, TIMES, VERA, Face

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89  # A4, points


@dataclass(frozen=True, slots=True)
class Layout:
    """Every choice is one that some published report makes."""

    family: str
    chapters: Literal["A1", "A2", "B", "C", "D", "E", "N", "N-named"]
    cover: Literal["first-page", "page", "none"] = "page"
    body: Face = TIMES
    head: Face = HELVETICA
    size: float = 11
    margin: float = 71
    side: float = 0  # points that the column of text leaves free at its right
    bullet: str = "•"
    hyphenate: bool = True
    blanks: Literal["wrapped", "all", "none"] = (
        "all"  # lines that end in a blank glyph; never after an automatic hyphen
    )
    soft_hyphen: bool = False  # automatic hyphens are U+00AD
    justified: bool = False
    drawn_twice: bool = False  # headings are bold by being drawn twice
    head_steps: tuple[float, float, float] = (5, 2, 1)  # points above the body: chapter, area, section
    hanging: bool = True  # further lines of an item stand under its text, not under its bullet
    list_marks: bool = True  # items of the lists have bullets; else an empty line parts them
    landscape_scores: bool = False
    sender: str = "Påhittade Kommuner och Landsting"
    header_size: float = 8
    page_form: str = "{page} ({pages})"  # "2 (OQF" is a broken field
    header_date: str = ""  # the report's date unless stale
    footer_page: bool = False
    contents: bool = True
    box: Literal["top", "middle", "bottom"] | None = "bottom"  # where the score stands in the box
    box_at_page_end: bool = False
    lists: Literal["columns", "stacked"] = "columns"
    list_columns: Literal[2, 3] = 3
    list_rules: bool = True
    list_at_page_end: bool = False
    repeat_list_heading: bool = False
    table_rules: Literal["grid", "rows", "none"] = "grid"
    table_percent: bool = True
    percent_sign: str = "%"
    table_earlier: str = ""  # head of a last column with the points of an earlier round
    table_title: str = "{number}. {name}"
    heading_colon: bool = False  # "Område 1: ..."
    table_numbers: Literal["top", "middle", "bottom", "above"] = "bottom"
    table_label_width: float = 290
    table_column: float = 52
    table_at_page_end: bool = False
    repeat_heading: bool = False
    sum_label: str = ""
    shaded: bool = False
    rules_as_boxes: bool = False
    chart: Literal["bars", "image", "table", "full", "none"] = "table"

    @property
    def text_width(self) -> float:
        """Width of the column of text."""
        return PAGE_WIDTH - 2 * self.margin - self.side


A1 = Layout(
    "A1",
    "A1",
    cover="first-page",
    sender="PÅHITTADE KOMMUNER OCH LANDSTING",
    page_form="2 (OQF",
    header_date="2005-06-16",
    box=None,
    list_columns=2,
    chart="none",
    table_numbers="middle",
)
A2 = Layout(
    "A2",
    "A2",
    blanks="wrapped",
    cover="first-page",
    head=TIMES,
    size=10.5,
    box=None,
    list_rules=False,
    table_rules="rows",
    table_column=38,
    chart="table",
)
B = Layout("B", "B", cover="first-page", bullet="■", box="bottom", chart="bars")
C = Layout("C", "C", blanks="wrapped", head=TIMES, bullet="\uf0b7", box="middle", chart="bars", repeat_heading=True)
C_SHORT = Layout("C-short", "C", blanks="none", box="bottom", chart="table", table_numbers="top")
D = Layout(
    "D",
    "D",
    blanks="none",
    body=HELVETICA,
    size=10,
    box="middle",
    table_rules="rows",
    list_rules=False,
    chart="image",
    contents=False,
    repeat_heading=True,
    repeat_list_heading=True,
)
E = Layout(
    "E",
    "E",
    blanks="none",
    body=HELVETICA,
    bullet="-",
    size=10,
    sender="Påhittade Kommuner och Regioner",
    shaded=True,
    table_column=38,
    table_numbers="middle",
    chart="table",
    table_label_width=330,
    rules_as_boxes=True,
)
N = Layout(
    "N",
    "N",
    body=HELVETICA,
    size=10.5,
    sender="",
    footer_page=True,
    page_form="side {page}",
    list_columns=2,
    box="middle",
    chart="table",
    repeat_heading=True,
)
N_NAMED = replace(N, family="N-named", chapters="N-named", body=VERA, head=VERA, size=9.5, chart="none", box="top")
