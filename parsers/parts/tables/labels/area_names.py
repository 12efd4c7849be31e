"""The areas that lines name: over a table, at its side, or as the label of a sum row."""

from collections.abc import Sequence
from functools import lru_cache

from parsers.parts.areas.titles import is_label, may_name, read_title
from parsers.parts.tables.labels.zones import LabelLine

_TITLE = 110  # characters: more is a question
_LINES = 4  # of a name at most


def name_areas(lines: Sequence[LabelLine]) -> None:
    """Note on each line which areas it names, alone or with the lines after it."""
    for k, line in enumerate(lines):
        if may_name(line.text):
            _name_areas(lines, k)


def _name_areas(lines: Sequence[LabelLine], k: int) -> None:
    """Note on line k which areas it names.

    After a word for area any text may follow, so more lines belong to such a name only if they make it a known one, or
    if the text goes on there: after the number alone, after a hyphen, or with a small letter.
    """
    text = ""
    open_end = True
    for count in range(1, _LINES + 1):
        if k + count > len(lines):
            return
        line = lines[k + count - 1]
        if count > 1 and not 0 < line.y - lines[k + count - 2].y < 2.2 * line.line.size:
            return
        broken = text.endswith("-") and not text.endswith(" -")
        text = text[:-1] + line.text if broken else f"{text} {line.text}".strip()
        areas, known = areas_named(text)
        if areas and (known or open_end or broken or line.text[:1].islower()):
            lines[k].areas, lines[k].area_lines = areas, count
        open_end = not areas or is_label(text)


@lru_cache(maxsize=20_000)
def areas_named(text: str) -> tuple[tuple[int, ...], bool]:
    """The numbers of the areas that a text names, by a known name or the word for area, and whether it is known."""
    if len(text) > _TITLE or text[:1].islower() or text.endswith("?"):
        return (), False  # the end of a question can be an area's name
    title = read_title(text)
    if title is None or not (title.known or title.labelled):
        return (), False
    return title.numbers, bool(title.known)
