"""Layers of text as other engines leave them: the printed words at their places in the picture, with their mistakes."""

import random
from collections.abc import Iterator, Sequence
from math import atan2
from typing import NamedTuple

from parsers.document import Word
from tests.scans.files import LayerWord
from tests.scans.lie import Lie

_POINTS = 72
_MISTAKES = {
    "0": "Oo", "1": "lI7", "3": "8", "5": "S6", "6": "5", "7": "1", "8": "3B", "9": "g",
    "å": "aä", "ä": "aå", "ö": "oó", "l": "1I", "I": "l1", "m": "n", "e": "c", "t": "f", ".": ",", ",": ".", "-": "—",
}  # fmt: skip
_PERCENT = ("%", "%", "96", "°/o", "0/0", "9/0", "$", "", "Yo")


class Layer(NamedTuple):
    """How well and how neatly an engine set its layer."""

    errors: float = 0.0  # share of letters
    percent: str = "%"  # what it makes of that sign
    letters: bool = False  # each letter a word of its own
    aside: tuple[float, float] = (0.0, 0.0)  # points by which all of it lies shifted
    loose: float = 0.0  # points by which each word may lie off its place
    blanks: str = ""  # "wide": each word with its blank reaches to the next; "squeezed": both in the place of the word
    lost: float = 0.0  # share of words


def random_layer(chance: random.Random) -> Layer:
    """Some engine, well or badly used."""
    layer = Layer(errors=chance.choice([0.0, 0.001, 0.004, 0.012]), percent=chance.choice(_PERCENT))
    return layer._replace(
        letters=chance.random() < 0.12,
        aside=chance.choice([(0.0, 0.0), (0.0, 0.0), (chance.uniform(-6, 6), chance.uniform(-6, 6))]),
        loose=chance.choice([0.0, 0.4, 0.9]),
        blanks=chance.choice(["", "", "wide", "squeezed"]),
        lost=chance.choice([0.0, 0.0, 0.003, 0.01]),
    )


def layer_words(words: Sequence[Word], lie: Lie, dpi: int, layer: Layer, chance: random.Random) -> list[LayerWord]:
    """What such an engine writes under the picture of a page with these words."""
    found = []
    pixels = dpi / _POINTS
    for word, after in zip(words, [*words[1:], None], strict=True):
        text = _misread(word.text, layer, chance)
        if not text or chance.random() < layer.lost:
            continue
        right = word.x1
        if layer.blanks == "wide" and after is not None and after.baseline == word.baseline and after.x0 > right:
            right = min(after.x0, right + word.size)
        off = tuple(a + chance.uniform(-1, 1) * layer.loose for a in layer.aside)
        if layer.blanks and not layer.letters:
            text += " "
        for piece, x0, x1 in _pieces(text, word.x0, right, letters=layer.letters):
            (ax, ay), (bx, by) = (
                tuple(v / pixels for v in lie.in_picture(x * pixels, word.baseline * pixels)) for x in (x0, x1)
            )
            dx, dy = off
            wide = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
            angle = atan2(by - ay, bx - ax)
            found.append(LayerWord(piece, ax + dx, ay + dy, ax + dx + wide, word.size * lie.scale, angle))
    return found


def _pieces(text: str, x0: float, x1: float, *, letters: bool) -> Iterator[tuple[str, float, float]]:
    if not letters:
        yield text, x0, x1
        return
    step = (x1 - x0) / len(text)
    for k, letter in enumerate(text):
        yield letter, x0 + k * step, x0 + (k + 0.9) * step


def _misread(text: str, layer: Layer, chance: random.Random) -> str:
    text = text.replace("%", layer.percent)
    if not layer.errors:
        return text
    return "".join(
        chance.choice(_MISTAKES[letter]) if letter in _MISTAKES and chance.random() < 3 * layer.errors else letter
        for letter in text
    )
