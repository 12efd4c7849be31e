"""Notes for the publisher of the reports about what does not add up in them."""

import json
import sqlite3
from collections.abc import Sequence

from .findings import doubt, sentence
from .i18n import gettext as _
from .i18n import ngettext
from .labels import visit
from .stories import told

Row = sqlite3.Row


def note(report: Row, stories: Sequence[Row], findings: Sequence[Row]) -> str:
    """Return the note on one report as plain text, an empty text where there is nothing to write about.

    Only what the report itself prints is in it, told by its cause; findings about the reading, and those on which two
    readings of the page differ, are left out.
    """
    if not stories:
        return ""
    by_key = {f["key"]: f for f in findings}
    messages = {key: sentence(f) for key, f in by_key.items()}
    lines = [
        _("Kommunkompassen: rättelser i rapporten om {place}, {when}").format(
            place=report["municipality"], when=visit(report["year"], report["month"])
        ),
        _("Fil: {file} ({pages} sidor, SHA-256 {sha})").format(
            file=report["source_file"], pages=report["pages"], sha=report["source_sha256"]
        ),
        "",
        ngettext(
            "En siffra i rapporten stämmer inte med de andra:",
            "Några siffror i rapporten stämmer inte med de andra:",
            len(stories),
        ),
        "",
    ]
    for place, story in enumerate(stories, 1):
        page = _("Sidan {page}: ").format(page=story["page"]) if story["page"] else ""
        lines.append(f"{place}. {page}{told(story, messages)}")
        keys = json.loads(story["keys"])
        said = {doubt(by_key[key]) for key in keys if by_key[key]["confirmed"] == 1}
        lines += [f"   {text}" for text in said]
        if story["figure"] is not None and len(keys) > 1:
            lines += [f"   – {messages[key]}" for key in keys]
    lines += ["", _("Sidnumren är PDF-filens, räknade från 1."), ""]
    return "\n".join(lines)
