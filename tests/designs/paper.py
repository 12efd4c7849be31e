"""What a report is written on, whoever breaks its lines and pages: what word processor and browser share."""

from dataclasses import dataclass, field

A4 = (595.3, 841.9)  # points


@dataclass
class Cell:
    """A cell: its content, in how many columns and rows it stands."""

    content: str
    style: str
    across: int = 1
    down: int = 1


@dataclass
class Paper:
    """A document that is being written; styles are made as they are needed. Lengths are in points."""

    body_font: str
    head_font: str
    size: float
    margin: float
    hyphenate: bool
    justified: bool
    header: str
    language: tuple[str, str] = ("sv", "SE")
    parts: list[str] = field(default_factory=list)
    _styles: dict[str, str] = field(default_factory=dict)
    _count: int = 0

    @property
    def width(self) -> float:
        """Of the text."""
        return A4[0] - 2 * self.margin

    @property
    def numbered_pages(self) -> bool:
        """Whether the pages' numbers are printed."""
        return self.margin != 71

    def add(self, part: str) -> None:
        """Put something behind what is there."""
        self.parts.append(part)

    def name(self, kind: str) -> str:
        """A name that nothing has yet."""
        self._count += 1
        return f"{kind}{self._count}"
