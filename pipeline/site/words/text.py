"""Text from the reports as HTML: paragraphs, list items and marked hits; everything else is escaped."""

import re

from markupsafe import Markup, escape

EXCERPT = 320
"""Letters of a text that are shown around its first hit."""


def paragraphs(text: str) -> Markup:
    """Return the text of a section as paragraphs and lists: lines that begin with "- " are items."""
    parts: list[str] = []
    for block in text.split("\n\n"):
        lines: list[str] = []
        items: list[str] = []
        for line in block.splitlines():
            if line.startswith("- "):
                if lines:
                    parts.append(_paragraph(lines))
                    lines = []
                items.append(line[2:])
            else:
                if items:
                    parts.append(_list(items))
                    items = []
                lines.append(line)
        if lines:
            parts.append(_paragraph(lines))
        if items:
            parts.append(_list(items))
    return Markup("\n".join(parts))


def marked(text: str, pattern: re.Pattern[str]) -> Markup:
    """Return a text with every hit of `pattern` marked."""
    parts: list[str] = []
    end = 0
    for hit in pattern.finditer(text):
        parts += [str(escape(text[end : hit.start()])), f"<mark>{escape(hit.group())}</mark>"]
        end = hit.end()
    return Markup("".join([*parts, str(escape(text[end:]))]))


def excerpt(text: str, pattern: re.Pattern[str], length: int = EXCERPT) -> Markup:
    """Return the part of a text around its first hit, with all hits in it marked; cut at blanks."""
    flat = " ".join(text.split())
    hit = pattern.search(flat)
    start = max(0, (hit.start() if hit else 0) - length // 3)
    end = min(len(flat), start + length)
    if start:
        start = flat.find(" ", start) + 1
    if end < len(flat):
        end = max(flat.rfind(" ", start, end), hit.end() if hit else 0)
    before, after = "… " if start else "", " …" if end < len(flat) else ""
    return Markup("{}{}{}").format(before, marked(flat[start:end], pattern), after)


def _paragraph(lines: list[str]) -> str:
    return f"<p>{escape(' '.join(lines))}</p>" if any(line.strip() for line in lines) else ""


def _list(items: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
