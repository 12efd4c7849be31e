"""Where a column of figures begins, a figure is one however near the label before it ends."""

from parsers.parts.tables.atoms import read_line
from parsers.parts.tables.blocks import find_blocks
from parsers.parts.tables.edges import with_edges
from tests.parsers.parts.tables.test_atoms import words

AT = 300.0  # where the column begins


def lines(*rows: tuple[str, float, str]) -> list[list[float]]:
    """The figures of lines with a label, where its last word begins, and a figure at the column's edge."""
    made = []
    for k, (label, last, figure) in enumerate(rows):
        placed = [w._replace(top=92 + 20 * k, bottom=102 + 20 * k, baseline=100 + 20 * k) for w in words((label, last))]
        placed += [placed[0]._replace(text=figure, x0=AT, x1=AT + 5 * len(figure))]
        made.append(read_line(1, placed))
    return [[float(a.value or 0) for a in line.atoms] for line in with_edges(made, find_blocks(made), ())]


def test_the_other_rows_show_the_edge() -> None:
    assert lines(("Kultur", 100, "15"), ("Näringsliv", 100, "20"), ("Etik", 100, "5"), ("brukare", 263, "10")) == [
        [15],
        [20],
        [5],
        [10],
    ]


def test_two_figures_make_no_edge() -> None:
    assert lines(("Kultur", 100, "15"), ("Näringsliv", 100, "20"), ("brukare", 263, "10"))[-1] == []
