"""pdfminer's interpreter of page content, with what it leaves out, and without what takes its time."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, resolve1, stream_value
from pdfminer.psparser import LIT, PSLiteral, literal_name
from pdfminer.utils import MATRIX_IDENTITY, Matrix

from parsers.readers.pdfminer.canvas import Canvas, State, real
from parsers.readers.pdfminer.content import INLINE_IMAGE, operations
from parsers.readers.pdfminer.fonts import FontsOfPage

_Method = tuple[Callable[..., None], int]
_METHODS: dict[bytes, _Method | None] = {}  # by operator, with the number of operands
_IDLE = frozenset(b"BMC BDC EMC MP DP BX EX ET J j M d ri i".split())  # marks in the content, and how lines are drawn
_UNKNOWN: _Method = (Canvas.clear, 0)  # what an operator comes to that was not met so far
_NUMBERS = (int, float)
_ORIGIN = (0, 0)


_State = tuple[Matrix, dict[str, Any], dict[str, Any], State]
"""What `q` saves: the matrix, the fields of the states of texts and of graphics, and what the canvas keeps."""


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, with what it leaves out: opacity, and the state that a form takes over from its page."""

    def __init__(self, rsrcmgr: PDFResourceManager, device: Canvas) -> None:
        super().__init__(rsrcmgr, device)
        self.canvas = device
        self.outer: PDFPageInterpreter | None = None
        self.states: list[_State] = []
        self.clips = False

    def draw(self, page: PDFPage) -> None:
        """Draw a page as it is shown: cropped, turned, y from the top."""
        media, crop = page.mediabox, page.cropbox
        x0, y0 = max(media[0], crop[0]), max(media[1], crop[1])
        x1, y1 = min(media[2], crop[2]), min(media[3], crop[3])
        if x0 >= x1 or y0 >= y1:
            x0, y0, x1, y1 = media
        turned: dict[int, Matrix] = {
            90: (0, 1, 1, 0, -y0, -x0),
            180: (-1, 0, 0, 1, x1, -y0),
            270: (0, -1, -1, 0, y1, x1),
        }
        sideways = page.rotate in (90, 270)
        self.canvas.clear(y1 - y0 if sideways else x1 - x0, x1 - x0 if sideways else y1 - y0)
        self.render_contents(page.resources, page.contents, turned.get(page.rotate, (1, 0, 0, -1, -x0, y1)))

    def init_resources(self, resources: dict[object, object]) -> None:
        """Take over what a content may name; its fonts are made when text is first shown in them."""
        named = dict_value(resources)
        super().init_resources({key: value for key, value in named.items() if key != "Font"})
        self.resources = resources
        self.fontmap = FontsOfPage(self.rsrcmgr, dict_value(named.get("Font", {})))

    def subinterp(self) -> "Interpreter":
        """The interpreter for a form's content."""
        inner = super().subinterp()
        assert isinstance(inner, Interpreter)  # `dup` makes one of this class
        inner.outer = self
        return inner

    def init_state(self, ctm: Matrix) -> None:
        """Begin a content; a form begins with the state in which it is invoked (ISO 32000 8.10.1)."""
        super().init_state(ctm)
        self.states = []
        self.clips = False
        if self.outer is not None:
            self.textstate = self.outer.textstate.copy()
            self.graphicstate = self.outer.graphicstate.copy()

    def do_Do(self, xobjid_arg: PDFStackT) -> None:
        """Draw a form or picture, and come back to the state before it."""
        state = self.canvas.state
        super().do_Do(xobjid_arg)
        self.canvas.state = state
        self.canvas.set_ctm(self.ctm)

    def do_q(self) -> None:
        """Save the graphics state."""
        text, graphic = self.textstate.__dict__.copy(), self.graphicstate.__dict__.copy()
        self.states.append((self.ctm, text, graphic, self.canvas.state))

    def do_Q(self) -> None:
        """Restore the graphics state."""
        if self.states:
            self.ctm, self.textstate.__dict__, self.graphicstate.__dict__, self.canvas.state = self.states.pop()
            self.canvas.ctm = self.ctm

    def do_rg(self, r: PDFStackT, g: PDFStackT, b: PDFStackT) -> None:
        """Set the colour of fills."""
        if isinstance(r, _NUMBERS) and isinstance(g, _NUMBERS) and isinstance(b, _NUMBERS):
            self.graphicstate.ncolor = (r, g, b)
            self.graphicstate.ncs = self.csmap["DeviceRGB"]

    def do_re(self, x: PDFStackT, y: PDFStackT, w: PDFStackT, h: PDFStackT) -> None:
        """Add a rectangle to the path, in one piece."""
        if all(isinstance(number, _NUMBERS) for number in (x, y, w, h)):
            rectangle: Any = ("re", x, y, w, h)
            self.curpath.append(rectangle)

    def do_W(self) -> None:
        """Clip what follows to the path that the next operator ends."""
        self.clips = True

    def do_W_a(self) -> None:
        """Clip, with the even-odd rule."""
        self.clips = True

    def do_n(self) -> None:
        """End the path without painting it: a clip with a hole in it is how borders are painted."""
        if self.clips:
            self.canvas.clip(self.curpath)
        self.clips = False
        super().do_n()

    def do_gs(self, name: PDFStackT) -> None:
        """Take opacity and line width from a graphics state dictionary."""
        states = dict_value(self.resources.get("ExtGState", {}))
        state = dict_value(states.get(literal_name(name), {}))
        fills, strokes = self.canvas.opacity
        self.canvas.opacity = (real(state.get("ca"), fills), real(state.get("CA"), strokes))
        if _lets_through(state):
            self.canvas.veiled = True
        if "LW" in state:
            self.do_w(real(state["LW"]))

    def do_BT(self) -> None:
        """Begin a text where the user space begins."""
        self.textstate.matrix = MATRIX_IDENTITY
        self.textstate.linematrix = _ORIGIN

    def do_Tf(self, fontid: PDFStackT, fontsize: PDFStackT) -> None:
        """Choose a font."""
        font = self.fontmap.get(fontid.name) if isinstance(fontid, PSLiteral) else None
        if font is None or not isinstance(fontsize, _NUMBERS):
            super().do_Tf(fontid, fontsize)
            return
        self.textstate.font = font
        self.textstate.fontsize = fontsize

    def do_Td(self, tx: PDFStackT, ty: PDFStackT) -> None:
        """Go to another line."""
        text = self.textstate
        if isinstance(tx, _NUMBERS) and isinstance(ty, _NUMBERS):
            a, b, c, d, e, f = text.matrix
            text.matrix = (a, b, c, d, tx * a + ty * c + e, tx * b + ty * d + f)
        text.linematrix = _ORIGIN

    def do_Tm(self, a: PDFStackT, b: PDFStackT, c: PDFStackT, d: PDFStackT, e: PDFStackT, f: PDFStackT) -> None:
        """Say where text is and how large and turned."""
        matrix: Any = (a, b, c, d, e, f)
        if all(isinstance(number, _NUMBERS) for number in matrix):
            self.textstate.matrix = matrix
            self.textstate.linematrix = _ORIGIN

    def do_TJ(self, seq: PDFStackT) -> None:
        """Show text."""
        texts: Any = seq
        self.canvas.render_string(self.textstate, texts, self.graphicstate.ncs, self.graphicstate)

    def do_Tj(self, s: PDFStackT) -> None:
        """Show a string."""
        texts: Any = [s]
        self.canvas.render_string(self.textstate, texts, self.graphicstate.ncs, self.graphicstate)

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out the operators of content streams, which count as one."""
        self.stream_ids.clear()
        valid: list[PDFStream] = []
        for part in streams:
            stream = stream_value(part)
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:  # else a form within itself
                valid.append(stream)
                self.stream_ids.add(stream.objid)
        known, unknown = _METHODS.get, _UNKNOWN
        for operator, operands in operations(b"\n".join(stream.get_data() for stream in valid)):
            if operator == INLINE_IMAGE:
                self.canvas.keep_image()
                continue
            method = known(operator, unknown)
            if method is unknown:
                method = _METHODS[operator] = _method(operator)
            if method is None:
                continue
            function, count = method
            arguments: Any = operands  # `cast` is a call, and costs one for each operator
            self.argstack = arguments  # colour operators take theirs from here
            if len(operands) == count:
                function(self, *operands)
            elif len(operands) > count:
                function(self, *operands[len(operands) - count :])


def _lets_through(state: Mapping[str, object]) -> bool:
    """True for a graphics state that mixes colours with what is under them, or paints through a mask."""
    modes = resolve1(state.get("BM", LIT("Normal")))
    first = modes[0] if isinstance(modes, list) and modes else modes
    mask = resolve1(state.get("SMask"))
    return literal_name(first) not in ("Normal", "Compatible") or isinstance(mask, dict)


def _method(operator: bytes) -> tuple[Callable[..., None], int] | None:
    """The interpreter's method for an operator; None for those it does not know and those that show nothing here."""
    if operator in _IDLE:
        return None
    name = operator.decode("latin-1").replace("*", "_a").replace('"', "_w").replace("'", "_q")
    function: Any = getattr(Interpreter, f"do_{name}", None)
    return None if function is None else (function, function.__code__.co_argcount - 1)
