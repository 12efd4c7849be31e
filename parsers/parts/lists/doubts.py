"""What is in doubt about the lists as they were read: said as findings about the reading."""

from collections.abc import Iterator, Sequence

from parsers.parts.lists.names import list_kind
from schemas.findings import finding_at
from schemas.report import Area, Finding

_SHORT = 4  # words of an item that may be a heading that was overlooked


def doubts_about_lists(areas: Sequence[Area], sure: bool) -> Iterator[Finding]:
    """An item that reads like the heading of a list that its area has not; items that nothing parts for certain."""
    for area in areas:
        kinds = {point.kind for point in area.points}
        for point in area.points:
            kind = list_kind(point.text) if len(point.text.split()) <= _SHORT else None
            if kind is not None and kind not in kinds:
                what = f"an item of a list reads like the heading of another: “{point.text}”."
                message = f"Area {area.number}: {what}"
                yield finding_at("list-missing", message, area=area.number, page=point.page)
    if not sure:
        message = "No mark, room or indent parts the items of the lists: compare them with the pages."
        yield finding_at("list-missing", message)
