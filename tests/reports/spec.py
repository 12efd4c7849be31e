"""What a made-up report shall be."""

from dataclasses import dataclass

from tests.reports.layout import Layout


@dataclass(frozen=True, slots=True)
class Spec:
    """What is to be made."""

    municipality: str
    year: int
    edition: str
    layout: Layout
    genitive: str = ""  # name + s unless given
    kind: str = "kommun"
    language: str = "sv"
    month: int = 5
    days: tuple[int, int] = (15, 17)
    report_date: str = ""  # a month after the visit unless given
    ordinal: int = 1
    evaluators: tuple[str, ...] = ("Anna Exempelsson", "Bo Provberg")
    paragraphs: tuple[int, int] = (1, 3)  # per section, fewest and most
    list_lengths: tuple[int, int] = (1, 6)
    total: str = "prose"  # prose, display (chart or table), earlier (prose, with an earlier total), none
    old: bool = False
    earlier: bool = False
    facts: bool = False
    names: tuple[str, ...] = ()  # of the areas, instead of the edition's: no catalogue knows such a report
    fitted: bool = True  # paragraphs that shall break at a place get fillers until they do
    seed: int = 1
