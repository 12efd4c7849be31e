"""What a made-up report says, and so what a reader must find in it. Scores are in points."""

from dataclasses import dataclass, field

Points = int | float


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or an item of a list within the running text."""

    text: str
    item: bool = False
    mentions: tuple[str, ...] = ()  # names of other municipalities, as the register has them


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what is printed under it; `role` says what else the renderer puts there."""

    heading: str
    level: int  # 1 for a chapter
    blocks: tuple[Block, ...] = ()
    role: str = "text"  # text, summary, areas, lists, scores, old, facts


@dataclass(frozen=True, slots=True)
class Question:
    """A row of a score table."""

    number: str
    text: str
    score: Points
    max: int
    percent: int  # as printed


@dataclass(frozen=True, slots=True)
class Sums:
    """The sum row of a score table, as printed."""

    score: Points
    max: int
    percent: int


@dataclass(frozen=True, slots=True)
class Area:
    """One of the eight areas."""

    number: int
    name: str
    heading_score: Points | None
    rubrics: tuple[str, ...]
    sections: tuple[Section, ...]
    strengths: tuple[str, ...]
    improvements: tuple[str, ...]
    weaknesses: tuple[str, ...]
    questions: tuple[Question, ...]
    sums: Sums


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that the report must lead to."""

    code: str
    area: int | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One made-up evaluation."""

    municipality: str
    kind: str  # kommun or stad
    genitive: str
    year: int
    month: int
    days: tuple[int, int]  # first and last day of the visit
    report_date: str
    ordinal: int
    edition: str | None  # None where the areas' names belong to no edition
    language: str
    evaluators: tuple[str, ...]
    total: Points | None  # printed as text
    chart_total: bool  # printed in the chart or summary table, not in prose
    sections: tuple[Section, ...]  # chapters outside the areas, in printed order
    areas: tuple[Area, ...]
    old: tuple[Area, ...] = ()  # scores by the old questions, printed beside the revised ones
    earlier: tuple[Points, ...] = ()  # area scores of an earlier round, printed beside this one's
    findings: tuple[Expected, ...] = field(default=())

    @property
    def country(self) -> str:
        """SE or NO."""
        return "SE" if self.language == "sv" else "NO"


def percentage(score: Points, maximum: int) -> int:
    """Share in percent, rounded half up."""
    return int((200 * score + maximum) // (2 * maximum))


def printed(points: Points) -> str:
    """Points as a report prints them, with a decimal comma."""
    return f"{points:g}".replace(".", ",")
