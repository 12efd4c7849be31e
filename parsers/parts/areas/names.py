"""Area names as the editions know them, for comparison with what a report prints."""

import re
from collections import Counter
from functools import lru_cache

from parsers.page.lines import fold
from schemas.catalogue import EDITIONS

_SPACES = re.compile(r"[\W\d_]+")


@lru_cache(maxsize=4096)
def plain_name(text: str) -> str:
    """An area's name for comparison: letters only, in lower case."""
    return _SPACES.sub(" ", fold(text)).strip()


KNOWN: dict[str, Counter[int]] = {}
for _edition in EDITIONS:
    for _area in _edition.areas:
        for _name in (_area.name, *_area.aliases):
            KNOWN.setdefault(plain_name(_name), Counter())[_area.number] += 1
