"""What a character of a PDF looks like in print: blanks, hyphens, ligatures, accents, symbol fonts."""

import re
from functools import lru_cache
from string import ascii_letters
from unicodedata import normalize

BLANKS = frozenset("\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
"""Characters that show nothing and take room."""
SOFT_HYPHEN = "\xad"
UNKNOWN = "\ufffd"  # a glyph of a font without a Unicode map

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = {"\u2010": "-", "\u2011": "-"}
_UNSEEN = dict.fromkeys([*map(chr, range(32)), "\x7f", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"], "")
_TABLE = str.maketrans(_LIGATURES | _HYPHENS | _UNSEEN)
_ORDINARY = re.compile("[ -~\xa1-\xac\xae-\xff–—‘’“”„…•€]+").fullmatch  # as they are, and composed

# Ghostscript writes what a ligature means with its bytes in the wrong order: "ti" becomes U+7400 U+6900.
_SWAPPED = {ord(letter) << 8: letter for letter in ascii_letters}
_IDEOGRAPHS = "\u3400", "\u9fff"  # the first and the last; as a class of a pattern they take 2 ms to compile

# Word puts the glyphs of its symbol fonts at U+F000 + code; the codes are those of Adobe Symbol and Wingdings.
_SYMBOL = {
    0xF02D: "–", 0xF0A7: "▪", 0xF0A8: "♦", 0xF0AE: "→", 0xF0B0: "°", 0xF0B1: "±", 0xF0B2: "″", 0xF0B3: "≥",
    0xF0B4: "×", 0xF0B7: "•", 0xF0BE: "–", 0xF0D8: "➢", 0xF0DE: "⇒", 0xF0E0: "→", 0xF0FC: "✓",
}  # fmt: skip
_WINGDINGS = {
    0xF06C: "●", 0xF06D: "❍", 0xF06E: "■", 0xF06F: "□", 0xF071: "❑", 0xF075: "◆", 0xF076: "❖", 0xF09F: "•",
    0xF0A7: "▪", 0xF0A8: "◻", 0xF0B7: "•", 0xF0D8: "➢", 0xF0DF: "←", 0xF0E0: "→", 0xF0E8: "➔", 0xF0F0: "⇨",
    0xF0FB: "✗", 0xF0FC: "✓", 0xF0FE: "☑",
}  # fmt: skip


@lru_cache(maxsize=8192)
def printed(text: str, font: str) -> str:
    """Return a word's text as a reader of the page would type it, in NFC.

    Ligatures are expanded, also where the bytes of their letters were swapped, hyphens of every kind that show are "-",
    what shows nothing is dropped, the private-use characters of symbol fonts become the characters they look like. A
    soft hyphen shows at the end of a word only: that is where a line was broken.
    """
    if _ORDINARY(text):
        return text
    if SOFT_HYPHEN in text:
        shown = text.endswith(SOFT_HYPHEN)
        text = text.replace(SOFT_HYPHEN, "") + ("-" if shown else "")
    text = text.translate(_TABLE)
    first, last = _IDEOGRAPHS
    ideographs = [char for char in text if first <= char <= last]
    if ideographs and all(ord(char) in _SWAPPED for char in ideographs):
        text = text.translate(_SWAPPED)
    if any("\ue000" <= char <= "\uf8ff" for char in text):
        text = text.translate(_WINGDINGS if "wingdings" in font.lower() else _SYMBOL)
    return normalize("NFC", text)
