"""Pictures on pages that have text of their own: which are to be looked into, and what was seen in them."""

import json
from collections.abc import Sequence
from dataclasses import astuple
from typing import NamedTuple

from parsers.document import Box


class Pictured(NamedTuple):
    """A page with pictures to look into."""

    number: int
    boxes: tuple[Box, ...]
    norwegian: bool  # the language of the file's text


class SeenText(NamedTuple):
    """Words next to each other in a picture, in points of the page as it is shown."""

    text: str
    box: Box


def texts_to_json(texts: Sequence[SeenText]) -> bytes:
    """The texts of a page as they are kept."""
    return json.dumps([[text.text, *astuple(text.box)] for text in texts], ensure_ascii=False).encode()


def texts_from_json(content: bytes) -> tuple[SeenText, ...]:
    """Texts that were kept. Raises ValueError or TypeError for anything else."""
    return tuple(SeenText(str(text), Box(*map(float, box))) for text, *box in json.loads(content))
