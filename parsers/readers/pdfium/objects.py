"""What PDFium knows of a page's text objects: what the letters of each look like, and whether they show."""

from parsers.readers.pdfium import calls as call
from parsers.readers.pdfium.calls import Handle, Text
from parsers.readers.pdfium.geometry import Transform
from parsers.readers.pdfium.looks import Look, Looks
from parsers.readers.pdfium.paint import Texts, colour_of
from parsers.readers.shapes import Colour, Shapes

UNSEEN = (3, 7)  # text render modes that neither fill nor stroke, table 106 of ISO 32000
_STROKED = (1, 5)  # those that only stroke

Written = tuple[int, Look, Colour | None, bool]
"""A text object: place in the order, look, colour if it shows, and whether that may be the colour of its background."""


class TextObjects:
    """The text objects of a page, each as it is met; with those that do not show if `unseen`."""

    def __init__(self, text: Text, shown: Transform, texts: Texts, shapes: Shapes, looks: Looks, unseen: bool) -> None:
        self.known: dict[Handle, Written] = {}
        self._text = text
        self._shown = shown
        self._order = texts.order
        self._shapes = shapes
        self._looks = looks
        self._left_out = () if unseen else UNSEEN
        self._covered = 0 if unseen else shapes.covered
        self._suspect: dict[Colour | None, bool] = {}
        self._like: tuple[Handle, float, float] | None = None  # font, size and baseline of the last object
        self._look: Look  # of that object

    def new(self, thing: Handle, index: int, baseline: float | None = None) -> Written:
        """Take note of a text object at one of its letters; `baseline` is that of the letter, as the file has it."""
        mode = call.render_mode(thing)
        font = call.text_font(thing)
        size = call.char_font_size(self._text, index)
        like = None if baseline is None or mode else (font, size, baseline)
        if like and like == self._like:
            look = self._look  # one letter after the other, each an object of its own
        else:
            look = self._look = self._looks.look(self._text, font, index, size, mode, self._shown)
            self._like = like
        order = self._order.get(thing, 0)
        hidden = mode in self._left_out or order < self._covered
        colour = None if hidden else colour_of(thing, stroke=mode in _STROKED)
        suspect = self._suspect.get(colour)
        if suspect is None:
            suspect = self._suspect[colour] = colour is not None and self._shapes.may_hide(colour)
        written = self.known[thing] = (order, look, colour, suspect)
        return written
