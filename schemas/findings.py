"""What is known of each kind of finding: how bad it is, what it is about, what it is called.

All of it is data in `schemas/data/findings.toml`; the README's table, the site and the errata take it from here.
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from schemas.figures import Figure, written
from schemas.report import About, Finding, FindingCode, Points, Severity


class FindingKind(NamedTuple):
    """One code of findings."""

    code: FindingCode
    severity: Severity
    about: About
    sv: str
    en: str
    compared: tuple[str, ...]


@cache
def _kinds() -> dict[FindingCode, FindingKind]:
    text = (files("schemas") / "data" / "findings.toml").read_text("utf-8")
    found: dict[FindingCode, FindingKind] = {}
    for code, entry in tomllib.loads(text).items():
        kind = FindingKind(**{"code": code, **entry, "compared": tuple(entry["compared"])})
        found[kind.code] = kind
    return found


FINDINGS = _kinds()


def finding_about(
    code: FindingCode, about: Figure, expected: Points | str | None, message: str, rests_on: Iterable[Figure]
) -> Finding:
    """A finding about one figure, shown where that stands; `rests_on` are all that are held against each other."""
    printed = written(about.value)
    if printed is not None and about.what.endswith(" percent"):
        printed = f"{printed} %"
    return Finding(
        code=code,
        about=FINDINGS[code].about,
        severity=FINDINGS[code].severity,
        area_number=about.area_number,
        question_number=about.question_number,
        printed=printed,
        expected=written(expected),
        message=message,
        page=about.page,
        place=about.place,
        figures=tuple(figure.what for figure in rests_on),
        confirmed=None,
    )


def finding_at(code: FindingCode, message: str, *, area: int | None = None, page: int | None = None) -> Finding:
    """A finding about no figure in particular: of an area, a page, or the report as a whole."""
    return Finding(
        code=code,
        about=FINDINGS[code].about,
        severity=FINDINGS[code].severity,
        area_number=area,
        question_number=None,
        printed=None,
        expected=None,
        message=message,
        page=page,
        place=None,
        confirmed=None,
    )


def as_doubt(finding: Finding) -> Finding:
    """The finding as one about the reading, and a warning: what it rests on may have been misread."""
    return finding.model_copy(update={"about": "reading", "severity": "warning"})
