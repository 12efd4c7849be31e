"""Names of reports and municipalities: in file names, in the database's keys, in addresses, and in Swedish order.

A published site carries this file with it: it imports nothing of the project.
"""

import re
import unicodedata

UNDATED = "undated"
UNNAMED = "unnamed"

# A file name may have 255 bytes; "-2015", "-2", ".json" and the name of a temporary file need room behind the slug.
LONGEST_SLUG = 80

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ß": "ss", "œ": "oe", "ı": "i"})


# Swedish order: å, ä and ö follow z. Norwegian letters stand where a Swedish register puts them: æ with ä, ø with ö.
_AFTER_Z = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}


def report_id(municipality: str, year: int | None) -> str:
    """The provisional id of a report: `report_id("Östersund", 2015)` is "ostersund-2015".

    Letters lose their marks (å ä → a, ö ø → o, æ → ae, é → e), whatever is no letter or digit parts words. A report
    without a year ends in "-undated", a name without a single usable letter or digit is "unnamed", so that the result
    always matches `^[a-z0-9]+(-[a-z0-9]+)*$` and can never leave a folder. The pipeline appends "-2", "-3" on a clash.
    """
    return f"{slug(municipality) or UNNAMED}-{UNDATED if year is None or year < 0 else year}"


def slug(name: str) -> str:
    """A name in a-z, 0-9 and single hyphens, at most `LONGEST_SLUG` long; empty if nothing of it can be kept."""
    folded = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-")


def sort_key(name: str) -> str:
    """A text whose order by code points is the Swedish order of `name`; accents do not count, a hyphen is a blank."""
    key = []
    for letter in unicodedata.normalize("NFC", name).casefold():
        if letter in _AFTER_Z:
            key.append(_AFTER_Z[letter])
        else:
            plain = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
            key.append(plain if plain.isalnum() else " ")
    return " ".join("".join(key).split())
