"""A page's picture into words, drawn lines and second looks at its figures."""

from collections.abc import Sequence

import numpy
import pypdfium2 as pdfium
from PIL import Image

from parsers.document import Box
from parsers.readers.picture.badges import with_badges_turned
from parsers.readers.picture.blobs import joined_figures, on_ink, parted, split_mark, unseen_marks, whole_figure
from parsers.readers.picture.figures import looked_at_again
from parsers.readers.picture.looks import most_seen
from parsers.readers.picture.passed_over import passed_over
from parsers.readers.picture.recognised import Recognised, Seen
from parsers.readers.picture.ruling import drawn_lines, without_lines
from parsers.readers.picture.stems import stem
from parsers.readers.picture.tesseract import Token, quarter_turns, tokens
from parsers.readers.picture.upright import levelled, slant

LOWEST, HIGHEST = 200, 300
"""Pixels per inch at which pages are looked at: those of the scan within these bounds."""

_SURE = 60.0  # Tesseract's own opinion of its words, 0-100: upside down it stays under 50, on poor pages over 70
_POINTS = 72


def recognise_page(data: bytes, number: int, language: str) -> Recognised:
    """Recognise one page of a PDF; the file is known to open. Raises `PdfiumError`, `subprocess.TimeoutExpired`."""
    with pdfium.PdfDocument(data) as document:
        page = document[number - 1]
        try:
            dpi = _resolution(page)
            picture = page.render(scale=dpi / _POINTS, grayscale=True).to_pil().convert("L")
        finally:
            page.close()
    return recognise_picture(picture, number, language, dpi)


def recognise_picture(picture: Image.Image, number: int, language: str, dpi: int) -> Recognised:
    """Recognise the picture of a page; turned upright if Tesseract sees hardly any words the way it lies."""
    found = _level(picture, number, language, dpi, 0)
    if _doubtful(found[1]) and (turns := quarter_turns(picture, dpi=dpi)):
        turned = picture.rotate(-90 * turns, expand=True)
        other = _level(turned, number, language, dpi, turns)
        if _worth(other[1]) > _worth(found[1]):
            return other[0]
    return found[0]


def _level(
    picture: Image.Image, number: int, language: str, dpi: int, turns: int
) -> tuple[Recognised, Sequence[Token]]:
    scale = dpi / _POINTS
    angle = slant(picture)
    straight = with_badges_turned(levelled(picture, angle), scale)
    level, upright = drawn_lines(straight, scale)
    clean = without_lines(straight, [*level, *upright], scale)
    pixels, ruled = numpy.asarray(clean), numpy.asarray(straight)
    seen = parted(tokens(straight, language, dpi=dpi))
    tight = [ink for token in seen if (ink := on_ink(pixels, token, ruled)) is not None]
    tight = joined_figures(tight)
    inked = [whole_figure(pixels, token, tight) for token in tight]
    usual = float(numpy.median([t.bottom - t.top for t in inked if len(t.text) > 2] or [0]))
    read = [part for token in inked for part in split_mark(pixels, token, usual)]
    again = looked_at_again(clean, [*read, *unseen_marks(pixels, read)], dpi, passed_over(pixels, read))
    lines = {key: n for n, key in enumerate(dict.fromkeys(token.line for token in again.tokens))}
    words = [
        Seen(
            token.text,
            token.x0 / scale,
            token.top / scale,
            token.x1 / scale,
            token.bottom / scale,
            lines[token.line],
            round(stem(pixels, (token.x0, token.top, token.x1, token.bottom)) / scale, 3),
            None if looks is None else most_seen(looks),
            looks or (),
            token.sure,
        )
        for token, looks in zip(again.tokens, again.seen, strict=True)
    ]
    rules = [Box(x0 / scale, top / scale, x1 / scale, bottom / scale) for x0, top, x1, bottom in [*level, *upright]]
    page = Recognised(
        number,
        picture.width / scale,
        picture.height / scale,
        turns,
        angle,
        tuple(words),
        tuple(rules),
        own=True,
        language=language,
    )
    return page, read


def _resolution(page: pdfium.PdfPage) -> int:
    """Pixels per inch of the largest picture on the page, within bounds."""
    best = 0.0
    for thing in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, _, right, _ = thing.get_bounds()
        if right - left > 0.5 * page.get_width():
            best = max(best, thing.get_px_size()[0] / (right - left) * _POINTS)
    return round(min(max(best, LOWEST), HIGHEST)) if best else HIGHEST


def _doubtful(read: Sequence[Token]) -> bool:
    return not read or sum(token.sure for token in read) / len(read) < _SURE


def _worth(read: Sequence[Token]) -> float:
    """How much Tesseract is sure of, counted in letters."""
    return sum(len(token.text) for token in read if token.sure >= _SURE)
