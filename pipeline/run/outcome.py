"""What reading one file comes to."""

from dataclasses import dataclass, field

from schemas.report import Reject, Report


@dataclass(frozen=True, slots=True)
class Reading:
    """A report or a reject, and pictures (PNG) of the rows the findings are about, by the finding's place from 1."""

    result: Report | Reject
    pictures: dict[int, bytes] = field(default_factory=dict)
