"""What the score tables leave open, after the scores by the headings are known."""

from parsers.document import Box
from parsers.parts.completeness import without_accounted
from parsers.parts.tables import Doubt


def test_a_figure_that_is_a_score_by_a_heading_is_accounted_for() -> None:
    doubts = [
        Doubt(2, "Politiska mål 49", "belongs to no table", 7, Box(80, 200, 460, 212)),
        Doubt(2, "Politiska mål 49", "belongs to no table", 8, Box(80, 200, 460, 212)),
        Doubt(3, "Delsumma 32", "belongs to no table", 7, Box(80, 300, 460, 312)),
    ]
    assert without_accounted(doubts, [(7, Box(440, 199, 455, 213))]) == doubts[1:]
