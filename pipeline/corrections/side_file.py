"""The file beside a PDF in which people say where it was published, what they have compared, and what was misread.

`NAME.toml` beside `NAME.pdf`: `[source]`, `[reviewed]`, `[[correction]]`, and the same under `[[report]]` with a `page`
for a PDF that holds several reports (`[[report.correction]]`). Read here with line numbers.
"""

import datetime
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from schemas.corrections import Entry, Part, SideFile
from schemas.figures import Value
from schemas.report import CorrectionKind, Review, Source

SUFFIX = ".toml"
MOST_BYTES = 1_000_000

_KEYS = {
    "source": ("url", "page", "fetched", "sha256"),
    "reviewed": ("by", "on", "what"),
    "correction": ("at", "read", "is", "kind", "why", "by", "on"),
}
_NEEDED = {"reviewed": ("by", "on"), "correction": ("at", "kind", "why", "by", "on")}
_LONG_STRING = re.compile(r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'', re.S)
_HEADER = re.compile(r"\s*\[\[?\s*([\w.\s-]+?)\s*\]\]?\s*(?:#.*)?$")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def side_file_of(pdf: Path) -> Path:
    """Where the side file of a PDF stands, whether or not there is one."""
    return pdf.with_suffix(SUFFIX)


def read_side_file(path: Path, name: str) -> SideFile | None:
    """What stands in a side file; None where there is none. `name` is what it is called in messages."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return SideFile(name, wrong=((1, "it is longer than a side file can be"),))
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        return SideFile(name, wrong=((1, f"it cannot be opened ({error.strerror or error})"),))
    try:
        return parse_side_file(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        return SideFile(name, wrong=((1, "it is not written in UTF-8"),))


def parse_side_file(text: str, name: str) -> SideFile:
    """What stands in the text of a side file. Whatever does not belong there is noted with its line."""
    try:
        content = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        return SideFile(name, wrong=((int(at[1]) if at else _last_line(text), f"it is no TOML: {error}"),))
    return _Reading(text, name).side_file(content)


class Outline:
    """Where the tables of a TOML text begin: what `tomllib` does not say."""

    def __init__(self, text: str) -> None:
        """Note each header with its line, from 1; what stands in strings over several lines is passed over."""
        self._text = text.replace("\r\n", "\n")
        plain = _LONG_STRING.sub(lambda match: "\n" * match[0].count("\n"), self._text)
        self.lines = plain.split("\n")
        self.headers: list[tuple[int, str]] = []
        for number, line in enumerate(self.lines, 1):
            if match := _HEADER.match(line):
                self.headers.append((number, re.sub(r"\s", "", match[1])))

    def lines_as_written(self) -> list[str]:
        """The lines of the text, strings over several lines included."""
        return self._text.split("\n")

    def parts(self) -> list[tuple[int, int]]:
        """First and last line of what stands above all `[[report]]`, then of each of these."""
        starts = [1, *(max(number, 2) for number, name in self.headers if name == "report")]
        ends = [*(start - 1 for start in starts[1:]), len(self.lines)]
        return list(zip(starts, ends, strict=True))

    def tables(self, kind: str, first: int, last: int) -> list[int]:
        """The lines on which tables of a kind begin: those of the `[[report]]` in a span, from line 1 the others."""
        if first == 1:  # `[[correction]]` behind a `[[report]]` is none of that report's: TOML has it so
            return [number for number, name in self.headers if name == kind]
        return [number for number, name in self.headers if first <= number <= last and name == f"report.{kind}"]

    def key(self, name: str, start: int) -> int:
        """The line on which a key of the table that begins on line `start` stands; `start` where it is not found."""
        following = (number for number, _ in self.headers if number > start)
        end = next(following, len(self.lines) + 1)
        pattern = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[=.]")
        return next((n for n in range(start, end) if pattern.match(self.lines[n - 1])), start)


class _Reading:
    """The content of a side file on its way to its parts."""

    def __init__(self, text: str, name: str) -> None:
        self._outline = Outline(text)
        self._name = name
        self._wrong: list[tuple[int, str]] = []

    def side_file(self, content: dict[str, Any]) -> SideFile:
        spans = self._outline.parts()
        parts = [self._part({key: value for key, value in content.items() if key != "report"}, spans[0], None)]
        reports = content.get("report", [])
        if not isinstance(reports, list) or not all(isinstance(report, dict) for report in reports):
            self._wrong.append((self._outline.key("report", 1), "report must be written [[report]]"))
            reports = []
        for report, span in zip(reports, [*spans[1:], *[spans[-1]] * len(reports)], strict=False):
            page = report.pop("page", None)
            if type(page) is int and page > 0:
                parts.append(self._part(report, span, page))
            else:
                self._wrong.append((span[0], "[[report]] needs page = one of the pages of the report"))
        return SideFile(self._name, tuple(parts), tuple(self._wrong))

    def _part(self, content: Mapping[str, Any], span: tuple[int, int], page: int | None) -> Part:
        for key in content:
            if key not in _KEYS:
                self._wrong.append((self._outline.key(key, span[0]), f"“{key}” is not known there"))
        source = self._table(content, "source", span)
        reviewed = self._table(content, "reviewed", span)
        published = {key: source.get(key) for key in ("url", "page", "fetched")}
        return Part(
            line=span[0],
            page=page,
            source=Source.model_validate(published) if any(published.values()) else None,
            sha256=source.get("sha256") or None,
            review=self._review(reviewed, span),
            entries=self._entries(content.get("correction", []), span),
        )

    def _table(self, content: Mapping[str, Any], kind: str, span: tuple[int, int]) -> dict[str, str]:
        """The texts of [source] or [reviewed]; what does not belong there is noted and left out."""
        start = next(iter(self._outline.tables(kind, *span)), span[0])
        table = content.get(kind, {})
        if not isinstance(table, dict):
            self._wrong.append((start, f"{kind} must be written [{kind}]"))
            return {}
        texts = {}
        for key, value in table.items():
            text = _text(value)
            linked = kind == "source" and key in ("url", "page")
            if key not in _KEYS[kind] or text is None:
                why = "is not known there" if key not in _KEYS[kind] else "must be a text"
                self._wrong.append((self._outline.key(key, start), f"“{key}” {why}"))
            elif linked and not text.startswith(("https://", "http://")):  # the site leads there
                why = "must begin with https:// or http://"
                self._wrong.append((self._outline.key(key, start), f"“{key}” {why}"))
            else:
                texts[key] = text
        if table and (lacking := [key for key in _NEEDED.get(kind, ()) if not texts.get(key)]):
            self._wrong.append((start, f"[{kind}] has no {' and no '.join(f'“{key}”' for key in lacking)}"))
            return {}
        return texts

    def _review(self, reviewed: dict[str, str], span: tuple[int, int]) -> Review | None:
        if not reviewed:
            return None
        start = next(iter(self._outline.tables("reviewed", *span)), span[0])
        what = reviewed.get("what", "scores")
        if what not in ("scores", "all") or not _is_date(reviewed["on"]):
            why = "“what” is scores or all" if what not in ("scores", "all") else "“on” is a date such as 2026-05-31"
            self._wrong.append((start, why))
            return None
        return Review.model_validate({"by": reviewed["by"], "on": reviewed["on"], "what": what})

    def _entries(self, tables: object, span: tuple[int, int]) -> tuple[Entry, ...]:
        starts = self._outline.tables("correction", *span)
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._wrong.append((next(iter(starts), span[0]), "a correction must be written [[correction]]"))
            return ()
        starts += [span[0]] * (len(tables) - len(starts))
        return tuple(_entry(table, start) for table, start in zip(tables, starts, strict=False))


def _entry(table: dict[str, Any], line: int) -> Entry:
    """A correction as written, and what keeps it from being one."""
    values: dict[str, Any] = {key: table.get(key) for key in _KEYS["correction"]}
    texts = {key: _text(values[key]) or "" for key in _NEEDED["correction"]}
    kind = texts["kind"] if texts["kind"] in get_args(CorrectionKind) else "misread"
    return Entry(
        line=line,
        at=texts["at"],
        read=_value(values["read"]),
        is_=_value(values["is"]),
        kind=kind,  # type: ignore[arg-type]  # one of the kinds
        why=texts["why"],
        by=texts["by"],
        on=texts["on"],
        wrong=_wrong(table, texts),
    )


def _wrong(table: dict[str, Any], texts: Mapping[str, str]) -> str | None:
    unknown = [key for key in table if key not in _KEYS["correction"]]
    if unknown:
        return f"“{unknown[0]}” is not known there"
    if lacking := [key for key in _NEEDED["correction"] if not texts[key].strip()]:
        return f"it has no {' and no '.join(f'“{key}”' for key in lacking)}"
    if texts["kind"] not in get_args(CorrectionKind):
        return f"“kind” is one of {', '.join(get_args(CorrectionKind))}"
    if not _is_date(texts["on"]):
        return "“on” is a date such as 2026-05-31"
    if any(isinstance(table.get(key), bool | list | dict) for key in ("read", "is")):
        return "“read” and “is” are a figure or a text"
    if (texts["kind"] == "source-error") == ("is" in table):
        return "a source error has no “is”" if "is" in table else "it has no “is”"
    return None


def _text(value: object) -> str | None:
    """A text, or a date as TOML has them; None for anything else."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value if isinstance(value, str) else None


def _value(value: object) -> Value:
    """A figure or a text; an empty text is nothing printed."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return _text(value) or None


def _is_date(text: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _last_line(text: str) -> int:
    return text.count("\n") + 1
