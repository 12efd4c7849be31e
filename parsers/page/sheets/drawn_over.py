"""Frames and strokes that were drawn over the text of a finished page: around a comment, through a sentence."""

from collections.abc import Sequence

from parsers.document import Page, Rule
from parsers.page.lines import Line, page_lines
from parsers.page.measures import MIDDLE

_FRAME = 4  # rules that touch each other and no others: a frame, or a stroke; a table has more
_TOUCH = 1.5  # points between the ends of two rules that belong together
_LETTERS = (0.55, 0.12)  # of the font size above the baseline: between these a line goes through small letters
_THROUGH = 2  # words that a line goes through: one may stick out of its cell
_MOST = 400  # rules of one page that are looked at: drawings have more

Place = tuple[int, int, int, int]
_WITHIN = 0.2  # of a word's width from its ends: where an upright rule crosses it
_UNDER = 0.5  # of a word's width that a level rule strikes


def without_frames_over_text(pages: Sequence[Page]) -> list[Page]:
    """The pages without frames that go through words, there or at the same place of another page."""
    gone: set[Place] = set()
    for page in pages:
        lines = page_lines(page) if page.rules else []
        for frame in _touching(page.rules):
            if len(frame) <= _FRAME and sum([_crossed(rule, lines) for rule in frame]) >= _THROUGH:
                gone.update(_place(rule) for rule in frame)
    if not gone:
        return list(pages)
    return [page._replace(rules=tuple(rule for rule in page.rules if _place(rule) not in gone)) for page in pages]


def _place(rule: Rule) -> Place:
    return round(rule.x0), round(rule.top), round(rule.x1), round(rule.bottom)


def _crossed(rule: Rule, lines: Sequence[Line]) -> int:
    """How many words a rule goes through."""
    near = [w for line in lines if line.top < rule.bottom and rule.top < line.bottom for w in line.words]
    if rule.horizontal:
        y = (rule.top + rule.bottom) / 2
        upper, lower = _LETTERS
        return sum(
            w.baseline - upper * w.size < y < w.baseline - lower * w.size
            and min(w.x1, rule.x1) - max(w.x0, rule.x0) > _UNDER * (w.x1 - w.x0)
            for w in near
        )
    x = (rule.x0 + rule.x1) / 2
    return sum(
        w.x0 + _WITHIN * (w.x1 - w.x0) < x < w.x1 - _WITHIN * (w.x1 - w.x0)
        and rule.top < w.baseline - MIDDLE * w.size < rule.bottom
        for w in near
    )


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in groups that touch each other; none of a page with a drawing."""
    if len(rules) > _MOST:
        return []
    groups: list[list[Rule]] = []
    for rule in rules:
        near = [group for group in groups if len(group) <= _FRAME and _touch(rule, group)]
        large = next((group for group in groups if len(group) > _FRAME and _touch(rule, group)), None)
        own, *others = [large, *near] if large is not None else near or [[]]
        if not own:
            groups.append(own)
        for group in others:
            own.extend(group)
        own.append(rule)
        if others:
            groups = [g for g in groups if not any(g is other for other in others)]
    return groups


def _touch(rule: Rule, group: Sequence[Rule]) -> bool:
    """True where a rule touches one of others; the last of them, which was drawn before it, is the likeliest."""
    left, top, right, bottom = rule.x0 - _TOUCH, rule.top - _TOUCH, rule.x1 + _TOUCH, rule.bottom + _TOUCH
    for other in reversed(group):
        if left <= other.x1 and other.x0 <= right and top <= other.bottom and other.top <= bottom:
            return True
    return False
