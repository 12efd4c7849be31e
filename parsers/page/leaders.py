"""Dot leaders: what leads the eye from an entry of a table of contents to its page number."""

import re

SIGNS = ".…·_"
SIGN = f"[{SIGNS}]"
"""One of the signs of a leader, in a pattern."""

_ENDS = frozenset(SIGNS + " 0123456789")
_LEADERS = {
    least: re.compile(rf"\s*+(?:{SIGN}\s?+){{{least},}}+\s*+(?:\d{{1,3}})?$") for least in (3, 4)
}  # by the least number of signs


def leader(text: str, least: int = 3) -> "re.Match[str] | None":
    """The dots at the end of a text, three or `least`, with the blanks around them and the page number, if any."""
    if text[-1:] not in _ENDS:
        return None
    ends = text.rstrip(" 0123456789")
    if ends[-1:] not in SIGNS or ends[-2:-1].isalnum() or ends.replace(" ", "")[-least:].strip(SIGNS):
        return None
    return _LEADERS[least].search(text, len(ends.rstrip(SIGNS + " ")))
