"""How a single score is printed: "70", "70 p", "70 av 100 poäng", "Poäng: 70"."""

import regex

_POINTS = r"(?:p|poäng|poeng)\b\.?"
_OF = r"(?:\s*\(\d{2,3}\)|\s*\(?(?:av|of|/)\s*(?:maximalt\s+|totalt\s+|maks\s+|maximala\s+|möjliga\s+|mulige\s+)?\d{2,3}\)?)"
SCORE = regex.compile(rf"^(\d{{1,3}}(?:[.,]\d)?)\s*(?:{_POINTS})?{_OF}?\s*(?:{_POINTS})?\.?$", regex.I)
STATED = regex.compile(
    rf"^(?:[\p{{L}} ]{{0,30}}\b)?(?:poäng|poeng|poängsumma|poengsum|resultat|skår)\s*:?\s*(\d{{1,3}}(?:[.,]\d)?)\s*(?:{_POINTS})?"
    rf"{_OF}?\s*(?:{_POINTS})?\.?$",
    regex.I,
)


TOTAL = regex.compile(
    rf"^(?:total\p{{L}}*|summa|sum|slutsumma|samlet|samla|sammanlagt)(?:\s+\p{{L}}+){{0,2}}\s*:?\s*\d{{3}}(?:[.,]\d)?\s*(?:{_POINTS})?{_OF}?\s*(?:{_POINTS})?\.?$",
    regex.I,
)


def states_score(text: str) -> bool:
    """True for a line that says nothing but a score, of an area or of the whole municipality."""
    return any(pattern.match(text) for pattern in (SCORE, STATED, TOTAL))
