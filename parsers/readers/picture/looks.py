"""Figures cut out of a picture and read alone, as digits and nothing else: three looks at the same ink.

All of a page go to Tesseract in one picture, enlarged, one below the other with room around them: without the
neighbours and the language that the reading of the page leans on. Each goes three times, in other sizes and softened
by other amounts: of 594 figures of four scans one look as it is had 556 right, three softened ones by vote 574.

Tesseract sees "11" as one digit, and all looks may: what has not as many digits as the ink is wide for was not seen.
"""

from collections import Counter
from collections.abc import Sequence

from PIL import Image, ImageFilter, ImageOps

from parsers.readers.picture.recognised import fits
from parsers.readers.picture.tesseract import ENGLISH, Token, tokens

_STYLES = ((54, 1.7), (48, 1.0), (42, 0.7))  # pixels of a row, and by how many it is softened
_SOFTER = ((64, 2.5), (54, 2.5), (64, 1.7))  # for figures of which a look sees what cannot be
_ROOM = 22  # pixels between rows
_BORDER = 4  # white around each figure, for what softening spreads
_SIGNS, _WITH_STROKE = "0123456789%,", "0123456789/,"
_ALONE = ("-c", "load_system_dawg=0", "-c", "load_freq_dawg=0")

Looks = tuple[str, ...]
"""What each look sees; empty where it sees nothing."""


def read_fractions(picture: Image.Image, figures: Sequence[Token], dpi: int) -> list[Looks]:
    """What stands at these places, where it is points and their maximum in one cell ("12/15"), by each of the looks."""
    return _looks(picture, figures, dpi, _STYLES, _WITH_STROKE)


def read_alone(picture: Image.Image, figures: Sequence[Token], dpi: int) -> list[Looks]:
    """What stands at these places, by each of the looks."""
    found = _looks(picture, figures, dpi, _STYLES)
    sizes = [(figure.x1 - figure.x0, figure.bottom - figure.top) for figure in figures]
    doubtful = [k for k, looks in enumerate(found) if not all(fits(text, *sizes[k]) for text in looks)]
    others = _looks(picture, [figures[k] for k in doubtful], dpi, _SOFTER)
    for k, softer in zip(doubtful, others, strict=True):
        pairs = zip(found[k], softer, strict=True)
        found[k] = tuple(next((t for t in pair if t and fits(t, *sizes[k])), "") for pair in pairs)
    return found


def _looks(
    picture: Image.Image,
    figures: Sequence[Token],
    dpi: int,
    styles: Sequence[tuple[int, float]],
    signs: str = _SIGNS,
) -> list[Looks]:
    if not figures:
        return []
    cuts = [_cut(picture, figure, high, blur) for high, blur in styles for figure in figures]
    sheet, heights = _sheet(cuts)
    found: list[list[Token]] = [[] for _ in cuts]
    options = ("-c", f"tessedit_char_whitelist={signs}", *_ALONE)
    for token in tokens(sheet, ENGLISH, dpi=dpi, mode=6, options=options):
        middle = (token.top + token.bottom) / 2
        for index, (top, bottom) in enumerate(heights):
            if top - _ROOM / 2 <= middle < bottom + _ROOM / 2:
                found[index].append(token)
                break
    texts = ["".join(t.text for t in sorted(cell, key=lambda t: t.x0)).strip(",") for cell in found]
    return [tuple(texts[index :: len(figures)]) for index in range(len(figures))]


def most_seen(looks: Looks) -> str:
    """What most of the looks see, the first of them where each sees something else; empty where none sees anything."""
    counted = Counter(text for text in looks if text)
    return counted.most_common(1)[0][0] if counted else ""


def _cut(picture: Image.Image, figure: Token, high: int, blur: float) -> Image.Image:
    spare = max(2, round(0.12 * (figure.bottom - figure.top)))
    cut = picture.crop((figure.x0 - spare, figure.top - spare, figure.x1 + spare, figure.bottom + spare))
    wide = max(1, round(cut.width * high / max(1, cut.height)))
    large = ImageOps.autocontrast(cut.resize((wide, high), Image.Resampling.BICUBIC))
    bordered = ImageOps.expand(large, _BORDER, 255)
    return bordered.filter(ImageFilter.GaussianBlur(blur))


def _sheet(cuts: Sequence[Image.Image]) -> tuple[Image.Image, list[tuple[int, int]]]:
    """The cuts below each other, and top and bottom of each."""
    wide, high = max(cut.width for cut in cuts) + 2 * _ROOM, sum(cut.height + _ROOM for cut in cuts) + _ROOM
    sheet, top, heights = Image.new("L", (wide, high), 255), _ROOM, []
    for cut in cuts:
        sheet.paste(cut, (_ROOM, top))
        heights.append((top, top + cut.height))
        top += cut.height + _ROOM
    return sheet, heights
