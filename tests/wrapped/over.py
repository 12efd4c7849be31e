"""What is put over pages when they are registered, signed, stamped, commented, copied."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from random import Random

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from tests.reports.typeset import VERA, register
from tests.wrapped.pile import Leaf
from tests.wrapped.wrapping import Wrapped

Draw = Callable[[Canvas, float, float, int], None]  # on a page so wide and high, the so many-th
_FONTS = ("Helvetica", "Helvetica-Bold", "Courier", "Times-Roman", "Vera")


def diary_number(wrapped: Wrapped, random: Random) -> None:
    """The registry's number in the header of each page, or of the first."""
    font, x, y = _font(random), random.choice((60, 250, 400)), random.choice((14, 24, 36))
    text = random.choice(("Dnr KS 2016/123", "KS 2016-0123-45", "Dnr: KS2016/33", "Bilaga 3 KS § 45"))

    def draw(canvas: Canvas, width: float, height: float, number: int) -> None:
        canvas.setFont(font, 10)
        canvas.drawString(x, height - y, text)

    _put(wrapped, _chosen(wrapped, random), draw)


def counted(wrapped: Wrapped, random: Random) -> None:
    """Page numbers of the file on each page."""
    form = random.choice(("Sida {} av {}", "{} ({})", "{0}", "Handling {} / {}"))
    font, at_top = _font(random), random.random() < 0.4
    right, pages = random.random() < 0.6, len(wrapped.pile.leaves) + 7

    def draw(canvas: Canvas, width: float, height: float, number: int) -> None:
        canvas.setFont(font, 9)
        y = height - 18 if at_top else 14
        text = form.format(number + 7, pages)
        canvas.drawRightString(width - 25, y, text) if right else canvas.drawString(25, y, text)

    _put(wrapped, wrapped.pile.leaves, draw)


def stamp(wrapped: Wrapped, random: Random) -> None:
    """A stamp of the day on which it came, straight or on a slant, anywhere on a page or on all."""
    font, slant = _font(random), random.choice((0, 0, 3, -6, 12, 25))
    x, y = random.uniform(0.1, 0.6), random.uniform(0.1, 0.9)
    lines = random.choice(
        (("INKOM", "2016-01-18", "Dnr 2016/33"), ("Exempelby kommun", "Ink. 2016-01-18", "Dnr 16/33 100"))
    )
    framed = random.random() < 0.7

    def draw(canvas: Canvas, width: float, height: float, number: int) -> None:
        canvas.translate(x * width, y * height)
        canvas.rotate(slant)
        canvas.setFillColor(Color(0.1, 0.1, 0.6))
        canvas.setStrokeColor(Color(0.1, 0.1, 0.6))
        canvas.setFont(font, 11)
        for k, text in enumerate(lines):
            canvas.drawString(6, -14 * (k + 1), text)
        if framed:
            canvas.rect(0, -50, 120, 52)

    _put(wrapped, _chosen(wrapped, random), draw)


def signature_up_the_margin(wrapped: Wrapped, random: Random) -> None:
    """A line of an electronic signature up or down the left or the right margin."""
    font, left, up = _font(random), random.random() < 0.5, random.random() < 0.7
    size = random.choice((6, 7, 8))

    def draw(canvas: Canvas, width: float, height: float, number: int) -> None:
        canvas.translate(16 if left else width - 16, 120 if up else height - 120)
        canvas.rotate(90 if up else -90)
        canvas.setFont(font, size)
        canvas.drawString(
            0, 0, f"Signerat elektroniskt 2016-01-18 Ada Exempel, Bo Påhittad; dokument {number} 4f3a-98b1"
        )

    _put(wrapped, wrapped.pile.leaves, draw)


def signed_below(wrapped: Wrapped, random: Random) -> None:
    """The foot line of a service for signatures."""
    font = _font(random)

    def draw(canvas: Canvas, width: float, height: float, number: int) -> None:
        canvas.setFont(font, 7)
        canvas.drawString(40, 9, f"Transaktion 09222115557{random.randint(10**8, 10**9)}")
        canvas.drawRightString(width - 40, 9, "Signerat AE, BP, CL")

    _put(wrapped, wrapped.pile.leaves, draw)


def watermark(wrapped: Wrapped, random: Random) -> None:
    """UTKAST or KOPIA across each page, below its text or over it."""
    text, slant = random.choice(("UTKAST", "KOPIA", "ARBETSMATERIAL")), random.choice((0, 30, 45, 55))
    size, shade = random.choice((50, 80)), random.choice((0.7, 0.85))

    def draw(canvas: Canvas, width: float, height: float, number: int) -> None:
        canvas.translate(width / 2, height / 2)
        canvas.rotate(slant)
        canvas.setFillGray(shade)
        canvas.setFont("Helvetica-Bold", size)
        canvas.drawCentredString(0, 0, text)

    _put(wrapped, wrapped.pile.leaves, draw, under=random.random() < 0.6)


def signed_by_hand(wrapped: Wrapped, random: Random) -> None:
    """Initials of those who adjust the minutes, in a box at the foot of each page."""
    font, x = _font(random), random.choice((60, 380))

    def draw(canvas: Canvas, width: float, height: float, number: int) -> None:
        canvas.setFont(font, 7)
        canvas.rect(x, 16, 140, 26)
        canvas.drawString(x + 3, 34, "Justerandes sign")
        canvas.drawString(x + 80, 34, "Utdragsbestyrkande")

    _put(wrapped, wrapped.pile.leaves, draw)


def comments(wrapped: Wrapped, random: Random) -> None:
    """Notes in boxes, written into the page, beside text and over it."""
    font = _font(random)
    texts = ("Stämmer detta? /AE", "Kolla mot förra rapporten: 55 poäng", "Bra!", "Ta upp i KLG 3/2")

    def draw(canvas: Canvas, width: float, height: float, number: int) -> None:
        for _ in range(random.randint(1, 2)):
            x, y = random.uniform(0.05, 0.6) * width, random.uniform(0.1, 0.9) * height
            canvas.setFillColor(Color(1, 1, 0.6))
            if random.random() < 0.5:
                x = width - 70
                canvas.rect(x - 2, y - 4, 68, 14, fill=1)
            canvas.setFillGray(0)
            canvas.setFont(font, 6)
            canvas.drawString(x, y, random.choice(texts)[:22])

    pages = wrapped.pile.of_reports
    _put(wrapped, random.sample(pages, min(len(pages), 3)), draw)


def marked(wrapped: Wrapped, random: Random) -> None:
    """Boxes and strokes of a reader's pen over the text."""

    def draw(canvas: Canvas, width: float, height: float, number: int) -> None:
        canvas.setStrokeColor(Color(1, 0, 0))
        canvas.setLineWidth(1.2)
        x, y = random.uniform(0.1, 0.4) * width, random.uniform(0.2, 0.8) * height
        if random.random() < 0.5:
            canvas.rect(x, y, random.uniform(80, 200), random.uniform(15, 60))
        else:
            canvas.line(x, y, x + random.uniform(60, 250), y)

    pages = wrapped.pile.of_reports
    _put(wrapped, random.sample(pages, min(len(pages), 3)), draw)


def white_over_header(wrapped: Wrapped, random: Random) -> None:
    """The running header is covered in white on each page."""

    def draw(canvas: Canvas, width: float, height: float, number: int) -> None:
        canvas.setFillGray(1)
        canvas.rect(0, height - 52, width, 52, stroke=0, fill=1)

    _put(wrapped, wrapped.pile.of_reports, draw)
    wrapped.covered.add("report_date")


def _font(random: Random) -> str:
    register(VERA)
    return random.choice(_FONTS)


def _chosen(wrapped: Wrapped, random: Random) -> list[Leaf]:
    """All pages, the first of the report, or some of the report's."""
    pages = wrapped.pile.of_reports or wrapped.pile.leaves
    match random.randrange(4):
        case 0:
            return wrapped.pile.leaves
        case 1:
            return pages[:1]
        case 2:
            return random.sample(pages, min(len(pages), random.randint(1, 4)))
        case _:
            return pages


def _put(wrapped: Wrapped, leaves: Sequence[Leaf], draw: Draw, *, under: bool = False) -> None:
    """Draw over each of these pages, or under what they paint."""
    pile, out = wrapped.pile, io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=0)
    numbers = {id(leaf): n for n, leaf in enumerate(pile.leaves, 1)}
    for leaf in leaves:
        canvas.setPageSize(pile.size(leaf))
        canvas.saveState()
        draw(canvas, *pile.size(leaf), numbers[id(leaf)])
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    for leaf, drawn in zip(leaves, pile.take(out.getvalue()), strict=True):
        left, bottom, _, _ = pile.box(leaf)
        pile.overlay(leaf, drawn, under=under, matrix=(1, 0, 0, 1, left, bottom))
