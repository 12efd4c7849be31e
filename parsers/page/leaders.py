"""Dot leaders: what leads the eye from an entry of a table of contents to its page number."""

import re
from functools import lru_cache

_SIGNS = ".…·_"
_ENDS = frozenset(_SIGNS + " 0123456789")
_LEADERS = {
    3: re.compile(r"\s*+(?:[.…·_]\s?+){3,}+\s*+(?:\d{1,3})?$"),
    4: re.compile(r"\s*+(?:[.…·_]\s?+){4,}+\s*+(?:\d{1,3})?$"),
}  # by the least number of signs


def leader(text: str, least: int = 3) -> "re.Match[str] | None":
    """The dots at the end of a text, three or `least`, with the blanks around them and the page number, if any."""
    return _search(text, least) if text[-1:] in _ENDS else None


@lru_cache(maxsize=1024)
def _search(text: str, least: int) -> "re.Match[str] | None":
    """The same of a text that ends like one with a leader: contents are asked line by line, again and again."""
    ends = text.rstrip(" 0123456789")
    if ends[-1:] not in _SIGNS or ends[-2:-1].isalnum() or ends.replace(" ", "")[-least:].strip(_SIGNS):
        return None
    return _LEADERS[least].search(text, len(ends.rstrip(_SIGNS + " ")))
