"""Changes to the text of a side file that leave all else in it as people wrote it, comments and order included."""

import json
from collections.abc import Mapping

from pipeline.corrections.side_file import Outline
from schemas.figures import Value

Fields = Mapping[str, Value]


def with_block(text: str, kind: str, fields: Fields, part: int = 0) -> str:
    """The text with a table at the end of a part: 0 is what stands above all `[[report]]`, 1 the first of these.

    `kind` is "correction" (one more of them) or "reviewed" (in the place of the one that is there).
    """
    outline = Outline(text)
    lines = outline.lines_as_written()
    first, last = outline.parts()[part]
    if kind == "reviewed":
        for start in [n for n in outline.tables(kind, first, last) if first <= n <= last]:
            return with_block(without_table(text, start), kind, fields, part)
    name = f"report.{kind}" if part else kind
    header = f"[[{name}]]" if kind == "correction" else f"[{name}]"
    while last > first and not lines[last - 1].strip():
        last -= 1
    before = lines[:last] if "".join(lines[:last]).strip() else []
    after = lines[last:] if "".join(lines[last:]).strip() else []
    block = [header, *(f"{key} = {value_text(value)}" for key, value in fields.items())]
    return "\n".join([*before, *([""] if before else []), *block, *(after or [""])])


def with_report(text: str, page: int) -> tuple[str, int]:
    """The text with one more `[[report]]`, and the number of that part."""
    start = f"{text.rstrip()}\n\n" if text.strip() else ""
    return f"{start}[[report]]\npage = {page}\n", len(Outline(text).parts())


def with_source(text: str, fields: Mapping[str, str | None]) -> str:
    """The text with these keys in its `[source]`; a key that it has already gets the new value."""
    outline = Outline(text)
    lines = outline.lines_as_written()
    given = {key: f"{key} = {value_text(value)}" for key, value in fields.items() if value is not None}
    found = outline.tables("source", 1, len(lines))
    if not found:
        start = _after_comments(lines)
        return "\n".join([*lines[:start], "[source]", *given.values(), "", *lines[start:]])
    for key, line in given.items():
        at = Outline("\n".join(lines)).key(key, found[0])
        if at == found[0]:
            lines.insert(at, line)
        else:
            lines[at - 1] = line
    return "\n".join(lines)


def without_table(text: str, start: int) -> str:
    """The text without the table that begins on a line; comments in front of the next one stay."""
    outline = Outline(text)
    lines = outline.lines_as_written()
    following = next((n for n, _ in outline.headers if n > start), len(lines) + 1)
    end = following - 1
    while end > start and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    before, rest = lines[: start - 1], lines[end:]
    while rest and not rest[0].strip() and not (before and before[-1].strip()):
        rest = rest[1:]
    return "\n".join([*before, *rest])


def value_text(value: Value) -> str:
    """A value as TOML: a figure, a text, an empty text for nothing printed."""
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return json.dumps(value or "", ensure_ascii=False).replace("\x7f", "\\u007f")


def _after_comments(lines: list[str]) -> int:
    """Behind the comment that opens a file."""
    count = next((k for k, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return count + 1 if 0 < count < len(lines) and not lines[count].strip() else count
