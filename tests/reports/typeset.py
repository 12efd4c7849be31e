"""Letters into lines the way Word does it: greedy, with a blank kept at a wrapped line and none after a hyphen."""

from dataclasses import dataclass
from functools import cache, lru_cache

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

SYMBOLS = {"\uf0b7": "•", "■": "•"}  # code in the text: glyph that is shown
VOWELS = frozenset("aeiouyåäöæøéAEIOUYÅÄÖÆØ")


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface by its PDF font names."""

    regular: str
    bold: str


TIMES = Face("Times-Roman", "Times-Bold")
HELVETICA = Face("Helvetica", "Helvetica-Bold")
VERA = Face("Vera", "VeraBd")  # embedded TrueType that comes with reportlab


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print, without the blank that may stand at its end."""

    text: str
    hyphenated: bool = False  # the hyphen at the end was put there by the line break
    wrapped: bool = False  # broken at a blank


def register(face: Face) -> None:
    """Make an embedded face known to reportlab; it also has Word's Symbol bullets, whose codes are private."""
    for name in face.regular, face.bold:
        if name.startswith("Vera") and name not in pdfmetrics.getRegisteredFontNames():
            font = TTFont(name, f"{reportlab.__path__[0]}/fonts/{name}.ttf")
            for code, glyph in SYMBOLS.items():
                font.face.charToGlyph[ord(code)] = font.face.charToGlyph[ord(glyph)]
                font.face.charWidths[ord(code)] = font.face.charWidths[ord(glyph)]
            pdfmetrics.registerFont(font)


def bullet_font(bullet: str, body: Face) -> str:
    """The font for a bullet.

    Not the body's where that is one of PDF's own fonts: reportlab writes a bullet there as code 127, which the PDF
    standard's WinAnsi table reads as a bullet and pdfminer as nothing.
    """
    if bullet in SYMBOLS:
        register(VERA)
        return VERA.regular
    return "Symbol" if bullet == "•" and body is not VERA else body.regular


@lru_cache(maxsize=100_000)
def width(text: str, font: str, size: float) -> float:
    """Width of a string in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


@lru_cache(maxsize=20_000)
def break_lines(
    text: str, font: str, size: float, room: float, *, hyphenate: bool = True, first: float = 0
) -> tuple[Line, ...]:
    """Lines no wider than `room` points; the first gives up `first` points more, for a bullet."""
    lines: list[Line] = []
    current = ""
    for token, glued in _tokens(text):
        fits = room - (0 if lines else first)
        joined = token if not current else current + token if glued else f"{current} {token}"
        if not current or width(joined, font, size) <= fits:
            current = joined
            continue
        stem = current if glued else f"{current} "
        for cut in reversed(_break_points(token)) if hyphenate else ():
            if width(f"{stem}{token[:cut]}-", font, size) <= fits:
                lines.append(Line(f"{stem}{token[:cut]}-", hyphenated=True))
                current = token[cut:]
                break
        else:
            lines.append(Line(current, wrapped=not glued))
            current = token
    while hyphenate and width(current, font, size) > room and (fitting := _fitting(current, font, size, room)):
        lines.append(Line(f"{current[:fitting]}-", hyphenated=True))
        current = current[fitting:]
    return (*lines, Line(current))


def _fitting(token: str, font: str, size: float, room: float) -> int | None:
    cuts = [cut for cut in _break_points(token) if width(f"{token[:cut]}-", font, size) <= room]
    return max(cuts, default=None)


def _tokens(text: str) -> list[tuple[str, bool]]:
    """Unbreakable pieces; True where a piece follows a hard hyphen without a blank."""
    pieces: list[tuple[str, bool]] = []
    for word in text.split():
        start = 0
        for at in range(1, len(word) - 1):
            if word[at] == "-" and word[at - 1].isalnum() and word[at + 1].isalnum():
                pieces.append((word[start : at + 1], start > 0))
                start = at + 1
        pieces.append((word[start:], start > 0))
    return pieces


@cache
def _break_points(word: str) -> tuple[int, ...]:
    """Places for an automatic hyphen: before the last consonant in front of a vowel, 3 letters from either end."""
    core = word.rstrip('.,:;!?)"')
    if len(core) < 7 or not core.isalpha() or not core[1:].islower():
        return ()
    return tuple(
        at
        for at in range(3, len(core) - 2)
        if core[at] not in VOWELS
        and core[at + 1] in VOWELS
        and VOWELS & set(core[:at])
        and core[at - 1 : at + 1] != "ck"
    )
