"""What a text that heads a list calls it: by its head noun, whatever stands before and after."""

from functools import lru_cache

from parsers.page.lines import fold
from parsers.vocabulary import LISTS, MUNICIPALITY
from schemas.report import PointKind

_KINDS: dict[str, PointKind] = {
    **dict.fromkeys(LISTS.strength, "strength"),
    **dict.fromkeys(LISTS.improvement, "improvement"),
    **dict.fromkeys(LISTS.weakness, "weakness"),
}
_FIRST_WORDS = frozenset(noun.split()[0] + colon for noun in _KINDS for colon in ("", ":"))
_LONGEST = max(len(noun.split()) for noun in _KINDS)
_MOST_WORDS = 9  # "Styrkor inom område 2 Tillgänglighet och brukarorientering"


@lru_cache(maxsize=8192)
def list_kind(text: str) -> PointKind | None:
    """The list that a heading names, if it is one.

    "Styrkor", "Exempel på styrkor", "Heby kommuns styrkor", "Styrkor inom området"; not "Styrkor och svagheter".
    """
    words = fold(text).split()
    if _FIRST_WORDS.isdisjoint(words) or len(words) > _MOST_WORDS:
        return None
    owner = next((k for k, word in enumerate(words[:4]) if word in MUNICIPALITY), None)
    for start in {0, 0 if owner is None else owner + 1}:
        kind = _named(words[start:])
        if kind is not None:
            return kind
    return None


def _named(words: list[str]) -> PointKind | None:
    while words:
        for count in range(min(_LONGEST, len(words)), 0, -1):
            kind = _KINDS.get(" ".join(words[:count]).rstrip(":"))
            if kind is not None:
                after = words[count:]
                return kind if not after or after[0] in LISTS.within or after[0].startswith("(") else None
        if words[0] not in LISTS.openings:
            return None
        words = words[1:]
    return None
