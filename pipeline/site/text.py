"""Text from the reports as HTML: paragraphs, list items and marked hits; everything else is escaped."""

import re

from markupsafe import Markup, escape

HIT_BEGINS, HIT_ENDS = "\x02", "\x03"
"""What the search index puts about a hit; neither is a character that can be printed."""

_HIT = re.compile(f"{HIT_BEGINS}([^{HIT_BEGINS}{HIT_ENDS}]*){HIT_ENDS}")
_STRAY = re.compile(f"[{HIT_BEGINS}{HIT_ENDS}]")


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


def marked(text: str) -> Markup:
    """Return a text from the search index with its hits marked."""
    return Markup(_STRAY.sub("", _HIT.sub(r"<mark>\1</mark>", str(escape(text)))))


def percent(share: float | None) -> str:
    """Return a share from 0 to 1 as a percentage that only says 100 where it is all."""
    if share is None:
        return "–"
    value = int(share * 1000) / 10
    return f"{value:.0f} %" if value in (0, 100) else f"{value:.1f} %"


def _paragraph(lines: list[str]) -> str:
    return f"<p>{escape(' '.join(lines))}</p>" if any(line.strip() for line in lines) else ""


def _list(items: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
