"""How a single score is printed: "70", "70 p", "70 av 100 poäng", "Poäng: 70"."""

import re

import regex

_POINTS = r"(?:p|poäng|poeng)\b\.?"
_MOST = r"(?:maximalt|totalt|maks|maximala|möjliga|mulige)\s+"
_OF = rf"(?:\s*\(\d{{2,3}}\)|\s*\(?(?:av|of|/)\s*(?:{_MOST})?\d{{2,3}}\)?)"
_REST = rf"\s*(?:{_POINTS})?{_OF}?\s*(?:{_POINTS})?\.?$"
_NAMES = "poäng|poeng|poängsumma|poengsum|resultat|skår"
SCORE = re.compile(rf"^(\d{{1,3}}(?:[.,]\d)?){_REST}", re.I)
STATED = regex.compile(rf"^(?:[\p{{L}} ]{{0,30}}\b)?(?:{_NAMES})\s*:?\s*(\d{{1,3}}(?:[.,]\d)?){_REST}", regex.I)
_SUMS = r"total\w*|summa|sum|slutsumma|samlet|samla|sammanlagt"
TOTAL = re.compile(rf"^(?:{_SUMS})(?:\s+[^\W\d_]+){{0,2}}\s*:?\s*\d{{3}}(?:[.,]\d)?{_REST}", re.I)
_FIGURE = re.compile(r"\d").search


def states_score(text: str) -> bool:
    """True for a line that says nothing but a score, of an area or of the whole municipality."""
    if _FIGURE(text) is None:
        return False
    if text[0].isdecimal():
        return SCORE.match(text) is not None
    return STATED.match(text) is not None or TOTAL.match(text) is not None
