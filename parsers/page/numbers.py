"""Printed figures into numbers, nothing else."""

import re

from schemas.report import Points

FIGURE = re.compile(r"^\d{1,4}(?:[.,]\d{1,2})?$")
PERCENT = re.compile(r"^(\d{1,3}(?:[.,]\d{1,2})?)\s*%$")


def number(text: str) -> Points:
    """ "70" as 70 and "12,5" as 12.5; raises ValueError for anything else."""
    if not FIGURE.match(text):
        raise ValueError(f"not a figure: {text!r}")
    value = float(text.replace(",", "."))
    return int(value) if value.is_integer() else value
