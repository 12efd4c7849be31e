"""What the codes of a font mean: text, width, whether they show nothing, whether they may be part of a figure."""

from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined

from parsers.readers.characters import BLANKS, SOFT_HYPHEN, UNKNOWN

_NO_DIGITS = frozenset(
    "½-–—−\u2010\u2011\xad\uf02d"
)  # what figures are made of beside digits, and what stands for none
_BYTE = 256
_BLANK = 32  # the code that word spacing belongs to
_SHORT = 16  # bytes: strings as short come again, whole lines do not

Glyph = tuple[str, float, bool]
"""A code's text, its width in text space for size 1, and whether it is blank."""

Stretch = tuple[str, float, int, bool, bool]
"""Glyphs that follow each other: text and width of all, how many they are, whether they are blank, and whether word
spacing belongs to them. Blanks, and what has no text, stand alone."""


class Glyphs(dict[int, Glyph]):
    """The glyphs of one font by their codes, each looked up when it is first asked for."""

    def __init__(self, font: PDFFont) -> None:
        super().__init__()
        self._font = font
        self.codes = font.decode
        self.wide = font.is_multibyte()  # codes of more than one byte
        self._figures: set[int] = set()
        self._known = self._known_figures = b""  # the codes of one byte among them
        self.met: dict[bytes, list[Stretch]] = {}  # the stretches of short strings

    def __missing__(self, code: int) -> Glyph:
        glyph = self[code] = _glyph(self._font, code)
        if any(char.isdigit() or char in _NO_DIGITS for char in glyph[0]):
            self._figures.add(code)
        if code < _BYTE:
            self._known = bytes(known for known in self if known < _BYTE)
            self._known_figures = bytes(known for known in self._figures if known < _BYTE)
        return glyph

    def stretches(self, text: bytes) -> list[Stretch]:
        """The glyphs of a string, letters between two blanks as one."""
        found = self.met.get(text)
        if found is not None:
            return found
        if self.wide or b" " not in text:
            found = self._together(text)
        else:
            blank = self.each(b" ")
            found = [part for word in text.split(b" ") for part in (*blank, *(self.stretches(word) if word else ()))]
            del found[0]
        if len(text) <= _SHORT:
            self.met[text] = found
        return found

    def each(self, text: bytes) -> list[Stretch]:
        """The glyphs of a string one by one."""
        return [(*self[code][:2], 1, self[code][2], code == _BLANK) for code in self.codes(text)]

    def _together(self, text: bytes) -> list[Stretch]:
        """The glyphs of a string to which no word spacing belongs."""
        found: list[Stretch] = []
        letters, width, count = "", 0.0, 0
        for code in self.codes(text):
            letter, advance, is_blank = self[code]
            if letter:
                letters += letter
                width += advance
                count += 1
                continue
            if count:
                found.append((letters, width, count, False, False))
                letters, width, count = "", 0.0, 0
            found.append(("", advance, 1, is_blank, False))
        if count:
            found.append((letters, width, count, False, False))
        return found

    def may_be_figure(self, text: bytes) -> bool:
        """True where a figure, or a dash in place of one, may be in a string."""
        if self.wide:
            codes = set(self.codes(text))
            for code in codes - self.keys():
                self[code]
            return not self._figures.isdisjoint(codes)
        for code in set(text.translate(None, self._known)):
            self[code]
        return len(text.translate(None, self._known_figures)) < len(text)


def _glyph(font: PDFFont, code: int) -> Glyph:
    try:
        text = font.to_unichr(code)
    except PDFUnicodeNotDefined:
        text = UNKNOWN
    is_blank = bool(text) and all(char in BLANKS for char in text)
    text = "" if is_blank else "".join(char for char in text if char >= " " and char not in BLANKS)
    width = font.char_width(code)
    if text == SOFT_HYPHEN and width > 0:
        text = "-"  # it takes room, so it is printed
    return text, width, is_blank
