"""What a report is: the model behind `extracted/<id>.json` and the tables of the database.

Printed figures are kept as printed; what is computed stands in fields of its own. What is not printed is None.
Boxes are PDF points from the page's top left corner, pages count from 1, scores are in points.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

LARGEST = 1_000_000
"""Of any figure, page or place in a list: far beyond every report, and far within what SQLite and JavaScript count."""

Points = (
    Annotated[int, Field(ge=-LARGEST, le=LARGEST)]
    | Annotated[float, Field(ge=-LARGEST, le=LARGEST, allow_inf_nan=False)]
)
Coordinate = Annotated[float, Field(ge=-10 * LARGEST, le=10 * LARGEST, allow_inf_nan=False)]
Country = Literal["SE", "NO"]
Language = Literal["sv", "nb", "nn"]
PointKind = Literal["strength", "improvement", "weakness", "rubric"]
Subject = Literal["democracy", "users", "steering", "leadership", "results", "employer", "development", "community"]
FindingCode = Literal[
    "area-total-mismatch",
    "area-max-mismatch",
    "area-percent-mismatch",
    "heading-score-mismatch",
    "question-percent-mismatch",
    "score-above-max",
    "question-missing",
    "question-duplicate",
    "question-max-differs",
    "report-total-mismatch",
    "area-missing",
    "table-missing",
    "reading-differs",
    "low-coverage",
    "reading-incomplete",
    "list-missing",
    "sum-missing",
    "heading-score-missing",
    "page-unreadable",
    "pages-incomplete",
    "correction-not-applied",
    "outside-total-differs",
]
Severity = Literal["error", "warning"]
About = Literal["report", "reading", "file", "outside"]
CorrectionKind = Literal["misread", "not-text", "source-error"]


class Model(BaseModel):
    """Frozen, and strict about unknown fields; what checks them is built for the first that is made."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Place(Model):
    """Where something is printed."""

    page: int = Field(ge=1, le=LARGEST, description="Page of the PDF, from 1.")
    x0: Coordinate = Field(description="Left edge in PDF points from the page's left edge.")
    top: Coordinate = Field(description="Upper edge in PDF points from the page's top.")
    x1: Coordinate = Field(description="Right edge in PDF points from the page's left edge.")
    bottom: Coordinate = Field(description="Lower edge in PDF points from the page's top.")


class Question(Model):
    """One row of an area's score table."""

    number: str = Field(description='Number as printed, "1.1".')
    position: int = Field(ge=1, le=LARGEST, description="Place in the area's table, from 1.")
    text: str = Field(description="The question as printed, line breaks undone.")
    score: Points | None = Field(description="Points achieved, as printed.")
    max: Points | None = Field(description="Highest possible points, as printed.")
    percent_printed: Points | None = Field(description="Percentage as printed.")
    place: Place = Field(description="The row's box on its page.")


class Point(Model):
    """An item of one of the bullet lists that belong to an area."""

    kind: PointKind = Field(
        description="strength (Styrkor), improvement (Förbättringsmöjligheter or -områden), weakness (Svagheter), "
        "rubric (the list in the box by the area's heading)."
    )
    position: int = Field(ge=1, le=LARGEST, description="Place in its list, from 1.")
    text: str = Field(description="The item as printed, line breaks undone.")
    page: int = Field(ge=1, le=LARGEST, description="Page of the PDF on which the item begins.")


class Area(Model):
    """One of the (usually eight) areas of 100 points."""

    number: int = Field(
        ge=1, le=LARGEST, description="Number of the area as printed; the order differs between editions."
    )
    name: str = Field(description="Name as printed in the area's heading.")
    subject: Subject | None = Field(description="Key that stays the same when an edition renames or renumbers an area.")
    page: int = Field(ge=1, le=LARGEST, description="Page of the PDF with the area's heading.")
    score_heading: Points | None = Field(description="Figure in the box by the area's heading.")
    score_heading_place: Place | None = Field(description="Where that figure is printed.")
    score_printed: Points | None = Field(description="Points in the sum row of the area's score table.")
    max_printed: Points | None = Field(description="Maximum in the sum row of the area's score table.")
    percent_printed: Points | None = Field(description="Percentage in the sum row of the area's score table.")
    sum_place: Place | None = Field(description="Where the sum row is printed.")
    score_computed: Points | None = Field(description="Sum of the question scores.")
    max_computed: Points | None = Field(description="Sum of the question maxima.")
    questions: tuple[Question, ...] = Field(max_length=1_000, description="Rows of the score table, in printed order.")
    points: tuple[Point, ...] = Field(max_length=10_000, description="Rubrics, strengths, improvements and weaknesses.")


class Section(Model):
    """Running text under one heading, in reading order."""

    area_number: int | None = Field(ge=0, le=LARGEST, description="Area the text belongs to; empty outside the areas.")
    position: int = Field(ge=1, le=LARGEST, description="Place in the report, from 1.")
    level: int = Field(ge=1, le=LARGEST, description="Depth of the heading, 1 for a chapter.")
    heading: str = Field(description="Heading as printed, with its chapter number.")
    text: str = Field(description='Paragraphs parted by a blank line; list items on lines that begin with "- ".')
    page_first: int = Field(ge=1, le=LARGEST, description="Page of the heading.")
    page_last: int = Field(ge=1, le=LARGEST, description="Page on which the text ends.")


class Mention(Model):
    """Another municipality named in the running text."""

    section_position: int = Field(ge=1, le=LARGEST, description="Position of the section that names it.")
    area_number: int | None = Field(ge=0, le=LARGEST, description="Area of that section.")
    position: int = Field(ge=1, le=LARGEST, description="Place in its section, from 1.")
    municipality_id: str = Field(description='Country and official code of the municipality named: "SE-2380".')
    name: str = Field(description="Name in the register's form.")
    sentence: str = Field(description="The sentence that names it.")
    is_example: bool = Field(description="True where the sentence holds the municipality up as an example.")


class Finding(Model):
    """Something that does not add up."""

    code: FindingCode = Field(description="What kind of contradiction it is.")
    about: About = Field(
        description="report: the report contradicts itself; reading: something may have been missed or misread; "
        "file: pages or corrections that do not fit; outside: something published elsewhere differs."
    )
    severity: Severity = Field(description="error or warning.")
    area_number: int | None = Field(ge=0, le=LARGEST, description="Area concerned.")
    question_number: str | None = Field(description="Question concerned.")
    printed: str | None = Field(description="What the report prints.")
    expected: str | None = Field(description="What it would be if the report agreed with itself.")
    message: str = Field(description="One plain sentence.")
    page: int | None = Field(ge=1, le=LARGEST, description="Page of the PDF.")
    place: Place | None = Field(description="Where it is printed.")
    figures: tuple[str, ...] = Field(
        default=(), description='Names of the printed figures it rests on: "area 1 sum score", "question 1.3 score".'
    )
    confirmed: bool | None = Field(
        description="True where a second, independent reading sees the same digits; false where it differs; "
        "empty where none was made."
    )


class Correction(Model):
    """What a person has put right or explained, from the side file of the PDF."""

    at: str = Field(description='The value it is about: "question 4.3 score".')
    read: str | None = Field(description="What the reader finds there; empty where it finds nothing.")
    is_: str | None = Field(alias="is", description="What it is; empty for a source error.")
    kind: CorrectionKind = Field(description="misread and not-text replace the value; source-error explains a finding.")
    why: str = Field(description="The reason.")
    by: str = Field(description="Who.")
    on: str = Field(description="ISO date.")
    page: int | None = Field(ge=1, le=LARGEST, description="Page of the PDF with the value, where it has one.")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class PictureText(Model):
    """Words or a figure that OCR reads in a picture of the report, such as a chart."""

    position: int = Field(ge=1, le=LARGEST, description="Place in the report, from 1.")
    text: str = Field(description="What was read.")
    place: Place = Field(description="Where.")


class Source(Model):
    """Where the PDF was published, from its side file."""

    url: str | None = Field(description="Address of the PDF.")
    page: str | None = Field(description="Address of the page that links it.")
    fetched: str | None = Field(description="ISO date on which it was fetched.")


class Review(Model):
    """Who compared the report's rows with the PDF, from its side file."""

    by: str = Field(description="Who.")
    on: str = Field(description="ISO date.")
    what: Literal["scores", "all"] = Field(description="What was compared.")


class Report(Model):
    """One evaluation of one municipality."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Municipality and year: ostersund-2015.")
    municipality: str = Field(description="Name in the register's form, or as printed where no register knows it.")
    municipality_id: str | None = Field(description='Country and official code: "SE-2380".')
    municipality_code: str | None = Field(description="Official four-digit code as text.")
    country: Country = Field(description="SE or NO.")
    year: int | None = Field(ge=0, le=9999, description="Year of the evaluation visit; else of the cover or heading.")
    month: int | None = Field(ge=1, le=12, description="Month of the visit.")
    report_date: str | None = Field(description="ISO date printed in the header or on the cover.")
    ordinal: int | None = Field(ge=0, le=LARGEST, description='4 for "kommunens fjärde utvärdering".')
    edition: str | None = Field(description="Edition of the instrument, by area names and the revision sentence.")
    language: Language = Field(description="sv, nb or nn.")
    evaluators: tuple[str, ...] = Field(max_length=1_000, description="Names of the evaluators as printed.")
    total_printed: Points | None = Field(description="Total for the municipality if printed as text.")
    total_place: Place | None = Field(description="Where the total is printed.")
    total_computed: Points | None = Field(description="Sum of the question scores.")
    total_max: Points | None = Field(description="Sum of the question maxima.")
    scores_confirmed: Annotated[float, Field(ge=0, le=1)] | None = Field(
        description="Share of score cells on which two independent readings agree."
    )
    coverage: float = Field(
        ge=0, le=1, description="Share of the report's words, furniture apart, that stand in some row."
    )
    text_source: Literal["native", "ocr"] = Field(description="Where the text comes from.")
    cells_expected: int = Field(
        ge=0, le=LARGEST, description="Score cells that sequence, catalogue or sums say must be there."
    )
    cells_read: int = Field(ge=0, le=LARGEST, description="Score cells that were read.")
    pages: int = Field(ge=1, le=LARGEST, description="Number of the report's own pages.")
    page_first: int = Field(ge=1, le=LARGEST, description="First page of the report in the file.")
    page_last: int = Field(ge=1, le=LARGEST, description="Last page of the report in the file.")
    producer: str | None = Field(description="Program that made the PDF.")
    source_file: str = Field(description="Path of the PDF relative to the folder that was read.")
    source_sha256: str = Field(description="SHA-256 of the PDF.")
    areas: tuple[Area, ...] = Field(max_length=100, description="Areas in printed order.")
    sections: tuple[Section, ...] = Field(max_length=50_000, description="Running text in reading order.")
    mentions: tuple[Mention, ...] = Field(max_length=50_000, description="Other municipalities named in the text.")
    picture_texts: tuple[PictureText, ...] = Field(
        max_length=50_000, default=(), description="What OCR reads in pictures."
    )
    source: Source | None = Field(default=None, description="Where the PDF was published.")
    review: Review | None = Field(default=None, description="Who compared the rows with the PDF.")
    corrections: tuple[Correction, ...] = Field(
        max_length=10_000, default=(), description="Corrections, and explanations of findings."
    )
    findings: tuple[Finding, ...] = Field(max_length=50_000, description="What does not add up.")


class Reject(Model):
    """A PDF, or a part of one, that did not become a report."""

    source_file: str = Field(description='Path relative to the folder that was read; "#page=9" behind it for a part.')
    sha256: str | None = Field(description="SHA-256 of the file; empty if it could not be read from disk.")
    reason: Literal[
        "no-text-layer", "encrypted", "unreadable", "not-a-report", "duplicate", "timeout", "memory", "crash"
    ] = Field(description="Why.")
    message: str = Field(description="What to do about it.")
