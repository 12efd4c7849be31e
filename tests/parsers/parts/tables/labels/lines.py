"""Lines of labels for the tests: text at a height, as print and as it stands where the labels are."""

from parsers.parts.tables.atoms import read_line
from parsers.parts.tables.blocks import find_blocks
from parsers.parts.tables.labels.zones import LabelLine, Zone
from tests.parsers.typed_pages import LEFT, typed

PITCH = 14.0  # points from one line to the next


def label_lines(*texts: str, top: float = 100.0) -> list[LabelLine]:
    """Lines under each other."""
    found = []
    for k, text in enumerate(texts):
        words = typed(text, LEFT, top + PITCH * k)
        found.append(LabelLine(1, top + PITCH * k, words, read_line(1, words)))
    return found


def zone(*texts: str) -> Zone:
    """Labels beside one column of figures, a row to each line."""
    lines = label_lines(*texts)
    figures = [read_line(1, typed("12", 400, line.y)) for line in lines]
    [block] = find_blocks(figures)
    return Zone(block, LEFT, 400, lines)
