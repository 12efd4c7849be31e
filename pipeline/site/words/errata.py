"""A note for the publisher of a report about what does not add up in it."""

from collections.abc import Sequence

from ..ask.database import Row
from .labels import ABOUT_THE_READING, visit


def note(report: Row, findings: Sequence[Row]) -> str:
    """Return the note as plain text, an empty text where there is nothing to write about.

    Only what the report itself prints is in it: findings about the reading, and those on which two readings of the
    page differ, are left out.
    """
    sure = [f for f in findings if f["code"] not in ABOUT_THE_READING and f["confirmed"] != 0]
    if not sure:
        return ""
    lines = [
        f"Kommunkompassen report on {report['municipality']}, {visit(report['year'], report['month'])}",
        f"File: {report['source_file']} ({report['pages']} pages, SHA-256 {report['source_sha256']})",
        "",
        "Some figures in this report do not agree with each other:"
        if len(sure) > 1
        else "A figure in this report does not agree with the others:",
        "",
    ]
    for number, finding in enumerate(sure, 1):
        page = f"Page {finding['page']}: " if finding["page"] else ""
        lines.append(f"{number}. {page}{finding['message']}")
        if finding["printed"] is not None and finding["expected"] is not None:
            lines.append(f"   Printed: {finding['printed']}. The other figures give: {finding['expected']}.")
        if finding["confirmed"]:
            lines.append("   Two independent readings of the page see the same digits.")
    lines += ["", "Page numbers are those of the PDF, counted from 1.", ""]
    return "\n".join(lines)
