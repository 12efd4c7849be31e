"""What is known of each kind of finding: how bad it is, what it is about, what it is called.

All of it is data in `schemas/data/findings.toml`; the README's table, the site and the errata take it from here.
"""

import tomllib
from functools import cache
from importlib.resources import files

from schemas.report import About, FindingCode, Model, Severity


class FindingKind(Model):
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
    found = [FindingKind.model_validate({"code": code} | entry) for code, entry in tomllib.loads(text).items()]
    return {kind.code: kind for kind in found}


FINDINGS = _kinds()
