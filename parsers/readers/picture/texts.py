"""Pictures on a page that has text of its own, such as charts: the words and figures that are seen in them."""

from collections.abc import Sequence
from math import sqrt

import pypdfium2 as pdfium
from PIL import Image

from parsers.document import Box
from parsers.readers.picture.seen import SeenText
from parsers.readers.picture.solid import without_solid
from parsers.readers.picture.tesseract import Token, tokens

_DPI = 300
_POINTS = 72
_MOST_PIXELS = 25_000_000  # of one picture: the whole of an A4 page at 300 dpi has nine million
_SURE = 60.0  # Tesseract's own opinion of a word, 0-100: bars and leaves of a photograph read as letters stay below
_APART = 1.0  # of the height of its letters: further from each other, words are labels of different things
_WORDS = 0.3  # share of letters that stand in words: of a chart on its side none, of an upright one more than half
_BLOCK, _SPARSE = 6, 11  # Tesseract's modes for one block of text and for words here and there


def recognise_pictures(data: bytes, number: int, boxes: Sequence[Box], language: str) -> tuple[SeenText, ...]:
    """The texts in the pictures at these places of a page, picture by picture, each from top to bottom.

    Raises `PdfiumError`, `subprocess.TimeoutExpired`.
    """
    found: list[SeenText] = []
    with pdfium.PdfDocument(data) as document:
        page = document[number - 1]
        try:
            for box in boxes:
                picture, scale = _seen(page, box)
                found += [_on_page(text, box, scale) for text in _upright(picture, language, scale)]
        finally:
            page.close()
    return tuple(found)


def _upright(picture: Image.Image, language: str, scale: float) -> list[SeenText]:
    """The texts of a picture, turned a quarter if it says more that way; places are those of the picture as it lies."""
    texts = joined(_words(picture, language, scale))
    if not texts or _worth(texts) >= _WORDS * sum(len(text.text) for text in texts):
        return texts
    best = texts
    for turn in (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270):
        turned = joined(_words(picture.transpose(turn), language, scale))
        if _worth(turned) > _worth(best):
            best = [SeenText(text.text, _turned_back(text.box, turn, picture)) for text in turned]
    return best


def _turned_back(box: Box, turn: Image.Transpose, picture: Image.Image) -> Box:
    """Where a place of the turned picture lies in the picture itself."""
    if turn is Image.Transpose.ROTATE_90:  # against the clock
        return Box(picture.width - box.bottom, box.x0, picture.width - box.top, box.x1)
    return Box(box.top, picture.height - box.x1, box.bottom, picture.height - box.x0)


def _worth(texts: Sequence[SeenText]) -> int:
    """Letters in words of some length: what lies on its side is read as letters by themselves."""
    return sum(len(word) for text in texts for word in text.text.split() if len(word) > 3 and word.isalpha())


def _words(picture: Image.Image, language: str, scale: float) -> list[Token]:
    """The words that are sure without the filled shapes, and those that only the whole picture shows, as in bars.

    Of three charts with 24 figures the whole picture gave 2, the one without bars 24.
    """
    dpi = round(scale * _POINTS)
    read = _sure(tokens(without_solid(picture, scale), language, dpi=dpi, mode=_BLOCK))
    more = _sure(tokens(picture, language, dpi=dpi, mode=_SPARSE))
    return [*read, *(token for token in more if not any(_overlap(token, other) for other in read))]


def _sure(read: Sequence[Token]) -> list[Token]:
    return [t for t in read if t.sure >= _SURE and any(letter.isalnum() for letter in t.text)]


def _overlap(one: Token, other: Token) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom


def joined(read: Sequence[Token]) -> list[SeenText]:
    """The words, those of a line that stand close together as one; lengths in pixels."""
    lines: list[list[Token]] = []
    for token in sorted(read, key=lambda t: t.x0):
        line = next((line for line in lines if _goes_on(line[-1], token)), None)
        if line is None:
            lines.append([token])
        else:
            line.append(token)
    texts = [
        SeenText(
            " ".join(t.text for t in line),
            Box(line[0].x0, min(t.top for t in line), max(t.x1 for t in line), max(t.bottom for t in line)),
        )
        for line in lines
    ]
    return sorted(texts, key=lambda text: (text.box.top, text.box.x0))


def _goes_on(last: Token, token: Token) -> bool:
    high = max(last.bottom - last.top, token.bottom - token.top)
    level = min(last.bottom, token.bottom) - max(last.top, token.top) >= 0.4 * high
    return level and -high <= token.x0 - last.x1 <= _APART * high


def _seen(page: pdfium.PdfPage, box: Box) -> tuple[Image.Image, float]:
    """The picture of a place on a page, and its pixels per point."""
    width, height = page.get_width(), page.get_height()
    x0, top, x1, bottom = max(box.x0, 0), max(box.top, 0), min(box.x1, width), min(box.bottom, height)
    scale = min(_DPI / _POINTS, sqrt(_MOST_PIXELS / ((x1 - x0) * (bottom - top))))
    crop = (x0, height - bottom, width - x1, top)  # what to leave out at the left, bottom, right and top
    return page.render(scale=scale, crop=crop, grayscale=True).to_pil().convert("L"), scale


def _on_page(text: SeenText, picture: Box, scale: float) -> SeenText:
    x, y, box = max(picture.x0, 0), max(picture.top, 0), text.box
    place = (x + box.x0 / scale, y + box.top / scale, x + box.x1 / scale, y + box.bottom / scale)
    return SeenText(text.text, Box(*(round(value, 2) for value in place)))
