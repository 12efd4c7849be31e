"""Running text: lines into paragraphs and list items."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.page.body_text import BodyText
from parsers.page.hyphens import LineJoiner, text_of
from parsers.page.lines import Line, is_bullet, is_strong_bullet
from parsers.page.measures import SOLID

_AFTER_MARK = 0.45  # of the size: room behind a list mark, wider than a blank
_PARAGRAPH = 1.25  # leadings: more parts paragraphs
_CLOSE = 1.3  # leadings: lines of one paragraph
_INDENT = 5.0  # points


class Block(NamedTuple):
    """A paragraph or a list item."""

    text: str
    item: bool
    page_first: int
    page_last: int


@dataclass
class _Open:
    lines: list[tuple[str, bool]]  # each with whether a blank follows its last word
    item: bool
    mark: float  # left edge of an item's mark; of the paragraph otherwise
    indent: float  # left edge of an item's text; of the paragraph otherwise
    first: int
    last: int


def blocks(lines: Sequence[Line], body: BodyText, joiner: LineJoiner) -> list[Block]:
    """Paragraphs and items of one section's lines, which stand in reading order.

    A list mark opens an item; lines that stand level with the item's text go on with it. A paragraph ends at a wider
    gap, or where a line was broken although the next word had room.
    """
    done: list[_Open] = []
    before: Line | None = None
    for line in lines:
        now = done[-1] if done else None
        mark = _mark(line, now, before, body)
        ended = before is not None and before.page != line.page and joiner.blanks_kept and _ends_blankless(before)
        if mark:
            done.append(_Open([_text(line, mark)], True, line.x0, line.words[mark].x0, line.page, line.page))
        elif now is not None and before is not None and not ended and _goes_on(now, before, line, body):
            now.lines.append(_text(line))
            now.last = line.page
        else:
            done.append(_Open([_text(line)], False, line.x0, line.x0, line.page, line.page))
        before = line
    return [Block(joiner.join_texts(o.lines), o.item, o.first, o.last) for o in done]


def _text(line: Line, mark: int = 0) -> tuple[str, bool]:
    """The text of a line without the words of its list mark, and whether a blank follows it."""
    plain = not mark and line.text[-2:] != " -"
    return line.text if plain else text_of(line.words[mark:]), line.blank_after


def to_text(found: Sequence[Block]) -> str:
    """Paragraphs parted by a blank line; items on lines of their own that begin with "- "."""
    out = ""
    before: Block | None = None
    for b in found:
        if before is not None:
            out += "\n" if before.item and b.item else "\n\n"
        out += f"- {b.text}" if b.item else b.text
        before = b
    return out


def _mark(line: Line, now: _Open | None, before: Line | None, body: BodyText) -> int:
    """How many words at the start of the line are a list mark; 0 for none."""
    first = line.words[0]
    if len(line.words) < 2 or len(first.text) > 1:
        return 0
    if is_strong_bullet(first):
        return 1
    if is_bullet(first):
        apart = line.words[1].x0 - first.x1 > _AFTER_MARK * first.size
        listed = now is not None and now.item
        after_break = before is None or _broken(before, line, body)
        return 1 if after_break and (apart or listed or line.x0 > body.left_of(line) + _INDENT) else 0
    return 0


def _broken(before: Line, line: Line, body: BodyText) -> bool:
    """True where the break before `line` is the author's own."""
    if before.text.endswith("-"):
        return False
    if before.page == line.page and line.baseline - before.baseline > _PARAGRAPH * max(body.leading, SOLID * line.size):
        return True
    return body.would_fit(before, line.words[0])


def _ends_blankless(line: Line) -> bool:
    return not line.blank_after and not line.text.endswith(("-", "/"))


def _goes_on(now: _Open, before: Line, line: Line, body: BodyText) -> bool:
    if before.text.endswith("-") and line.text[:1].islower():
        return True
    gap = line.baseline - before.baseline
    near = before.page != line.page or gap <= _CLOSE * max(body.leading, SOLID * line.size)
    if now.item:
        left = body.left_of(line) + 3
        if line.x0 >= now.indent - 3 and now.indent > left:
            return near
        if line.x0 < now.mark - 3:
            return False
        if now.mark <= left < now.indent and not line.text[:1].islower():  # a paragraph would begin there too
            return False
    return near and not _broken(before, line, body)
