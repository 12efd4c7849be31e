"""Text layers of other engines: letters set one by one on a page askew, percent signs taken for other things."""

from math import cos, radians, sin

import pytest

from parsers.document import Page, Word
from parsers.page.scan.layer import from_layer
from parsers.page.scan.letters import ems
from parsers.page.scan.percent import with_percent_signs
from parsers.readers.picture.recognised import Seen

SIZE = 10.0


def spelt(text: str, degrees: float) -> Page:
    """A page on which each letter of three lines is a word of its own, all of them falling to the right."""
    angle = radians(degrees)
    direction = cos(angle), sin(angle)
    words = []
    for n in range(3):
        along, y = 0.0, 100.0 + 14 * n
        for letter in text:
            wide = ems(letter) * SIZE
            if letter != " ":
                x, base = 70 + along * direction[0], y + along * direction[1]
                box = x, base - 8, x + wide, base + 2, base
                words.append(Word(letter, *box, "Layer", SIZE, False, False, "", direction))
            along += wide
    return Page(1, 595, 842, tuple(words), (), (), ())


@pytest.mark.parametrize("degrees", [0.0, 1.5, -1.5])
def test_letters_set_one_by_one_are_words(degrees: float) -> None:
    text = "En kommun är till för invånarna 12 20 60%"
    assert [word.text for word in from_layer(spelt(text, degrees)).words] == 3 * text.split()


def column(*texts: str) -> list[Seen]:
    return [Seen(text, 400, 100 + 14 * n, 420, 107 + 14 * n, n) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        (("400/0", "350/0", "1000/0"), ["40%", "35%", "100%"]),
        (("40°/o", "35°/o", "8%o"), ["40%", "35%", "8%"]),
        (("40", "9/0", "35", "9/0", "9/0"), ["40", "%", "35", "%", "%"]),
        (("4096", "3596", "10096"), ["40%", "35%", "100%"]),
        (("12/20", "8/10", "5/20"), ["12/20", "8/10", "5/20"]),  # no maximum is nothing
        (("400/0", "35%", "60%"), ["400/0", "35%", "60%"]),  # one alone
        (("1996", "1996", "1996"), ["1996", "1996", "1996"]),  # a year is always the same
    ],
)
def test_percent_signs_come_back(seen: tuple[str, ...], meant: list[str]) -> None:
    assert [word.text for word in with_percent_signs(column(*seen))] == meant


def test_figures_that_end_alike_are_percentages_only_below_each_other() -> None:
    scattered = [word._replace(x1=420 + 30 * n) for n, word in enumerate(column("4096", "3596", "6096"))]
    assert [word.text for word in with_percent_signs(scattered)] == ["4096", "3596", "6096"]
