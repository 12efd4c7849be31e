"""The prose and the words that the samples are made of, one TOML file per language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from tests.reports.model import Block


def _block(raw: object) -> object:
    if not isinstance(raw, dict):
        return raw
    text = raw.get("p") or raw["li"]
    return Block(text=text, item="li" in raw, mentions=tuple(raw.get("names", ())))


Blocks = tuple[Annotated[Block, BeforeValidator(_block)], ...]


class Strict(BaseModel):
    """Frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Words(Strict):
    """Headings of boxes, lists and tables in one language."""

    product: str
    area: str
    contents: str
    general: str
    box: tuple[str, str]
    strengths: str
    improvements: str
    improvements_old: str
    weaknesses: str
    achieved: str
    maximum: str
    percent: str
    total: str
    mean: str
    facts: tuple[tuple[str, str], ...]
    evaluators: str
    analysis: str
    example: str
    scores_intro: str
    old_intro: str
    months: tuple[str, ...]
    ordinals: tuple[str, ...]


class Front(Strict):
    """Paragraphs of the chapters outside the areas."""

    difference: str
    visit: str
    summary_total: str
    summary_earlier: str
    summary_plain: str
    compare: str
    facts: str


class Fillers(Strict):
    """Openings that push a line break to where it is wanted."""

    first: tuple[str, ...]
    second: tuple[str, ...]


class Points(Strict):
    """Items of the lists that belong to an area."""

    strengths: tuple[str, ...]
    improvements: tuple[str, ...]
    weaknesses: tuple[str, ...]


class SubjectWords(Strict):
    """Rubrics and questions about one subject."""

    rubrics: tuple[str, ...]
    questions: tuple[str, ...]


class Wording(Strict):
    """Everything one language has."""

    words: Words
    what: Blocks
    revisions: dict[str, str]
    front: Front
    traps: Blocks
    breaks: Blocks
    fillers: Fillers
    mentions: Blocks
    general: Blocks
    body: Blocks
    points: Points
    subjects: dict[str, SubjectWords]
    sections: dict[str, tuple[str, ...]]


@cache
def wording(language: str) -> Wording:
    """The wording of `sv`, `nb` or `nn`."""
    path = Path(__file__).parent / "text" / f"{language}.toml"
    return Wording.model_validate(tomllib.loads(path.read_text("utf-8")))
