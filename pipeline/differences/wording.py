"""Differences as people read them: plain text, the note of a release in Markdown, JSON."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from pipeline.differences.compare import Change, Changed, Differences, Listed

LONGEST = 60
"""Letters of a text that are shown on each side of a change."""


def as_json(found: Differences) -> str:
    """All of it, whole texts included."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=2)


def as_text(found: Differences) -> str:
    """A line for each report that came or went, and for each fact that changed."""
    lines = [_summary(found)]
    for title, listed in (("Added", found.added), ("Gone", found.gone)):
        lines += ["", title] if listed else []
        lines += [f"  {one.report_id}  {one.source_file}{f' ({one.note})' if one.note else ''}" for one in listed]
    for report in found.changed:
        lines += ["", _name(report)]
        for change in report.changes:
            page = "" if change.page is None else f"p. {change.page}"
            old, new = _shown(change)
            lines.append(f"  {page:6} {change.what}: {old} → {new}  [{_cause(change)}]")
    return "\n".join(lines)


def as_markdown(found: Differences) -> str:
    """The note of a release: what came, what was put right by people, what is read better."""
    lines = [_summary(found) + ".", ""]
    lines += _list("Reports added", found.added) + _list("Reports gone", found.gone)
    causes = (
        ("Put right by people", "correction"),
        ("Read anew from another PDF", "other PDF"),
        ("Read differently by changed code", "other code"),
    )
    for title, cause in causes:
        chosen = [(report, [c for c in report.changes if c.cause == cause]) for report in found.changed]
        chosen = [(report, changes) for report, changes in chosen if changes]
        if not chosen:
            continue
        lines += [f"## {title}", ""]
        for report, changes in chosen:
            lines += [f"### {_name(report)}", "", "| page | what | before | now | why |", "|---|---|---|---|---|"]
            for change in changes:
                cells = (str(change.page or ""), change.what, *_shown(change), change.why or "")
                lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _summary(found: Differences) -> str:
    causes = Counter(change.cause for report in found.changed for change in report.changes)
    facts = sum(causes.values())
    told = ", ".join(f"{count} by {cause}" for cause, count in causes.most_common())
    return (
        f"{len(found.added)} reports added, {len(found.gone)} gone, {len(found.changed)} changed "
        f"({facts} facts{f': {told}' if told else ''}), {found.unchanged} unchanged"
    )


def _name(report: Changed) -> str:
    return report.report_id if report.report_id == report.old_id else f"{report.report_id} (was {report.old_id})"


def _list(title: str, listed: Sequence[Listed]) -> list[str]:
    if not listed:
        return []
    lines = [f"- {one.report_id} ({_cell(one.source_file)}{f'; {one.note}' if one.note else ''})" for one in listed]
    return [f"## {title}", "", *lines, ""]


def _cause(change: Change) -> str:
    return f"{change.cause}: {change.why}" if change.why else change.cause


def _shown(change: Change) -> tuple[str, str]:
    """Both sides of a change; of long texts what stands around the first difference."""
    old, new = (None if side is None else " ".join(side.split()) for side in (change.old, change.new))
    same = 0
    if old is not None and new is not None:
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
    start = max(0, same - LONGEST // 3)
    return _excerpt(old, start), _excerpt(new, start)


def _excerpt(text: str | None, start: int) -> str:
    if text is None or not text:
        return "nothing"
    if len(text) <= LONGEST:
        return text
    end = start + LONGEST
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
