"""English words for the codes of the database."""

SUBJECTS = {
    "democracy": "Openness and democracy",
    "users": "Users and access",
    "steering": "Political steering",
    "leadership": "Leadership and delegation",
    "results": "Results and efficiency",
    "employer": "The municipality as employer",
    "development": "Continuous improvement",
    "community": "Building the community",
}
"""What an area is about, the same over all editions; in the order of the editions up to 2016."""

KINDS = {
    "text": "Running text",
    "strength": "Strengths",
    "improvement": "Improvements",
    "weakness": "Weaknesses",
    "rubric": "Rubrics",
}
"""Where a text stands; all but the first are bullet lists of an area."""

COUNTRIES = {"SE": "Sweden", "NO": "Norway"}

CODES = {
    "area-total-mismatch": "Sum row is not the sum of its questions",
    "area-max-mismatch": "Maximum in the sum row is not the sum of the maxima",
    "area-percent-mismatch": "Percentage in the sum row does not follow from it",
    "heading-score-mismatch": "Score by the heading differs from the sum row",
    "question-percent-mismatch": "Percentage of a question does not follow from its score",
    "score-above-max": "Score above the maximum",
    "question-missing": "A question is missing",
    "question-duplicate": "A question number is printed twice",
    "question-max-differs": "Maximum differs from the edition's",
    "report-total-mismatch": "Total is not the sum of the areas",
    "area-missing": "An area is missing",
    "table-missing": "An area has no score table",
    "reading-differs": "Two readings of the page differ",
    "low-coverage": "Much text was not understood",
}
"""Findings, in the order of the contract."""

AGAINST = {
    "area-total-mismatch": "questions add up to {}",
    "area-max-mismatch": "maxima add up to {}",
    "area-percent-mismatch": "rounds to {}",
    "heading-score-mismatch": "sum row says {}",
    "question-percent-mismatch": "rounds to {}",
    "score-above-max": "maximum is {}",
    "question-duplicate": "printed twice",
    "question-max-differs": "edition has {}",
    "report-total-mismatch": "areas add up to {}",
    "reading-differs": "other reading: {}",
}
"""What stands beside a flagged figure, with what the other figures give."""

ABOUT_THE_READING = frozenset({"reading-differs", "low-coverage"})
"""Findings that concern how a report was read, not what it prints."""

EDITIONS = {
    "2002": "The first instrument. Small changes to questions and scoring were made until 2009; maxima may differ.",
    "2010": "Revised in March 2010. 45 questions, all known here with their maxima. Reports of 2010 and 2011 can carry "
    "the old scoring beside the revised one; only the revised one is read.",
    "2016": "Revised again: areas 2 and 7 have new names, and it is harder to score high.",
    "2020": "New areas in a new order, 43 questions. An area with the same number is not about the same subject.",
    "no-2010": "The Norwegian instrument. It kept the areas of 2010 and did not follow the Swedish changes of 2016.",
}
"""What is different in each edition."""

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def subject(key: str | None) -> str:
    """Return the English name of a subject, "Other" for an area that no catalogue knows."""
    return SUBJECTS.get(key or "", "Other")


def against(code: str, expected: str | None) -> str:
    """Return what stands beside a flagged figure: "questions add up to 70"."""
    said = AGAINST.get(code, "does not add up")
    if "{}" in said and expected is None:
        return "does not add up"
    return said.format(expected)


def visit(year: int | None, month: int | None) -> str:
    """Return "May 2015", "2015" or "year unknown"."""
    if year is None:
        return "year unknown"
    return f"{MONTHS[month - 1]} {year}" if month else str(year)


def ordinal(number: int) -> str:
    """Return "1st", "2nd", "3rd", "4th"."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def figure(value: int | float | None) -> str:
    """Return a score as printed: no ".0", a point before a half, an en dash for what is not printed."""
    if value is None:
        return "–"
    return f"{value:g}" if isinstance(value, float) else str(value)
