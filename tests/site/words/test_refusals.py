"""Why a correction was refused is said in Swedish on Swedish pages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.corrections import editing, side_file
from pipeline.site.words import refusals
from pipeline.site.words.i18n import ENGLISH, language
from schemas import corrections

SPEAKS = (corrections, side_file, editing)
NO_REASON = re.compile(r"there is no '?.*'? under|Run kompass extract again|There is no report")  # of the command alone


def said() -> Iterator[str]:
    """Every sentence in the code that says why something is not applied, with something in place of its values."""
    for module in SPEAKS:
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        for node in ast.walk(tree):
            match node:
                case ast.Return(value=ast.Constant(value=str()) | ast.JoinedStr() as text):
                    yield sample(text)
                case ast.Call(func=ast.Name(id="Refused"), args=[ast.Constant() | ast.JoinedStr() as text]):
                    yield sample(text)
                case ast.Call(func=ast.Attribute(attr="append"), args=[ast.Tuple(elts=[_, text])]) if isinstance(
                    text, ast.Constant | ast.JoinedStr
                ):
                    yield sample(text)


def sample(text: ast.expr) -> str:
    if isinstance(text, ast.Constant):
        return str(text.value)
    assert isinstance(text, ast.JoinedStr)
    return "".join(str(p.value) if isinstance(p, ast.Constant) else value(p) for p in text.values)


def value(part: ast.expr) -> str:
    """A number fits everywhere; a quoted value has its quotes, a reason is one that is known."""
    assert isinstance(part, ast.FormattedValue)
    written = ast.unparse(part.value)
    if part.conversion == ord("r"):
        return "'7'"
    return {"why": "“x” is not known there"}.get(written, "“7”" if "join" in written else "7")


SAID = sorted(one for one in set(said()) if " " in one and not NO_REASON.search(one))


def test_there_are_sentences() -> None:
    assert len(SAID) > 20


@pytest.mark.parametrize("message", SAID)
def test_every_reason_has_its_swedish(message: str) -> None:
    swedish = refusals.reason(message)
    assert swedish != message
    assert not re.search(r"\b(the|not known|there|no|must)\b", swedish)


def test_reasons_within_reasons() -> None:
    message = "a.toml, line 3: not applied, because the reader finds nothing and not “12”."
    assert refusals.reason(message) == "a.toml, rad 3: gjordes inte, läsaren hittar inget och inte “12”."


def test_english_pages_keep_the_sentence() -> None:
    token = language.set(ENGLISH)
    try:
        assert refusals.reason("A review needs a name.") == "A review needs a name."
    finally:
        language.reset(token)


def test_what_is_not_known_stays() -> None:
    assert refusals.reason("Something else.") == "Something else."
