"""Swedish order: å, ä and ö come last, in that order; accents do not count; a hyphen counts as a blank."""

import unicodedata

# Norwegian letters stand where a Swedish register puts them: æ with ä, ø with ö. The three letters follow z.
_LAST = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}
_PLAIN = {"å": "a", "ä": "a", "æ": "ae", "ö": "o", "ø": "o", "ð": "d", "þ": "th", "ß": "ss", "đ": "d", "ł": "l"}


def sort_key(name: str) -> str:
    """Return a text whose order by code points is the Swedish order of `name`."""
    key = []
    for letter in unicodedata.normalize("NFC", name).casefold():
        if letter in _LAST:
            key.append(_LAST[letter])
        else:
            plain = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
            key.append(plain if plain.isalnum() else " ")
    return " ".join("".join(key).split())


def compare(left: str, right: str) -> int:
    """Compare two texts in Swedish order: -1, 0 or 1; equal keys fall back to code points."""
    a, b = (sort_key(left), left), (sort_key(right), right)
    return (a > b) - (a < b)


def slug(name: str) -> str:
    """Return `name` as the contract's ids write it: å ä → a, ö ø → o, æ → ae, é → e, blanks → "-"."""
    letters = []
    for letter in unicodedata.normalize("NFC", name).casefold():
        plain = _PLAIN.get(letter) or "".join(
            c for c in unicodedata.normalize("NFD", letter) if c.isascii() and c.isalnum()
        )
        letters.append(plain or " ")
    return "-".join("".join(letters).split()) or "unnamed"
