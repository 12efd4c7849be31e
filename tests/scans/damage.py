"""What is on paper and glass that was not printed: marks of pens and stamps, holes, staples, folds, dust, dirt."""

import random
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from tests.scans.wear import Wear


class _Spot(NamedTuple):
    """A blot of ink on the sheet; pixels."""

    x0: int
    top: int
    x1: int
    bottom: int


def marked(printed: Image.Image, wear: "Wear", chance: random.Random, scale: float) -> Image.Image:
    """The sheet as people left it: figures ticked, stamped, numbered by hand."""
    if not (wear.ticks or wear.stamp or wear.by_hand):
        return printed
    sheet = printed.copy()
    draw = ImageDraw.Draw(sheet)
    if wear.ticks:
        _tick(draw, printed, wear, chance, scale)
    if wear.stamp:
        _stamp(sheet, chance, scale)
    if wear.by_hand:
        text, size = str(chance.randint(1, 400)), 15 * scale
        place = (sheet.width - chance.uniform(40, 70) * scale, chance.uniform(15, 30) * scale)
        draw.text(place, text, fill=chance.choice([40, 90]), font=ImageFont.load_default(size))
    return sheet


def _tick(draw: ImageDraw.ImageDraw, printed: Image.Image, wear: "Wear", chance: random.Random, scale: float) -> None:
    """Ticks, strokes below and rings at blots of ink in the right half, where figures stand."""
    pen, shade = max(1, round(chance.uniform(0.6, 1.4) * scale)), chance.choice([30, 80, 120])
    spots = _spots(printed, scale)
    for spot in chance.sample(spots, min(len(spots), wear.ticks)):
        x0, top, x1, bottom = spot
        kind, high = chance.choice(["tick", "below", "ring"]), bottom - top
        if kind == "below":
            y = bottom + chance.uniform(0.0, 0.35) * high
            ends = [(x0 - high * 0.4, y), (x1 + high * 0.5, y + chance.uniform(-0.15, 0.15) * high)]
            draw.line(ends, fill=shade, width=pen)
        elif kind == "ring":
            around = chance.uniform(0.3, 0.7) * high
            draw.ellipse(
                (x0 - 1.4 * around, top - around, x1 + 1.4 * around, bottom + around), outline=shade, width=pen
            )
        else:
            x = x1 + chance.uniform(-0.2, 0.9) * high
            points = [(x, top + 0.6 * high), (x + 0.35 * high, bottom), (x + 1.2 * high, top - 0.5 * high)]
            draw.line(points, fill=shade, width=pen, joint="curve")


def _spots(printed: Image.Image, scale: float) -> list[_Spot]:
    """Words by their ink, right of the middle and narrow, as figures are."""
    step = max(2, round(scale))
    small = printed.resize((printed.width // step, printed.height // step), Image.Resampling.BOX)
    ink = small.point(lambda value: 255 if value < 170 else 0)
    spots, rows = [], []
    top = None
    for y in range(ink.height + 1):
        some = y < ink.height and ink.crop((0, y, ink.width, y + 1)).getbbox() is not None
        if some and top is None:
            top = y
        elif not some and top is not None:
            rows.append((top, y))
            top = None
    for top, bottom in rows:
        if not 4 <= bottom - top <= 14:
            continue
        row, x, start, last = ink.crop((0, top, ink.width, bottom)), ink.width // 2, None, 0
        while x < row.width:
            if row.crop((x, 0, x + 1, row.height)).getbbox() is not None:
                start = x if start is None else start
                last = x
            elif start is not None and x - last > 4:
                if last - start < 26:
                    spots.append(_Spot(start * step, top * step, (last + 1) * step, bottom * step))
                start = None
            x += 1
    return spots


def _stamp(sheet: Image.Image, chance: random.Random, scale: float) -> None:
    """A registrar's stamp, a little askew, wherever there was room or not."""
    wide, high = round(150 * scale), round(46 * scale)
    stamp = Image.new("L", (wide, high), 255)
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((2, 2, wide - 3, high - 3), outline=90, width=max(2, round(scale)))
    font = ImageFont.load_default(11 * scale)
    draw.text((8 * scale, 5 * scale), "EXEMPELBY KOMMUN", fill=90, font=font)
    came = f"Ink. 20{chance.randint(10, 24)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
    draw.text((8 * scale, 24 * scale), came, fill=90, font=font)
    turned = stamp.rotate(chance.uniform(-8, 8), expand=True, fillcolor=255)
    x, y = round(chance.uniform(0.3, 0.7) * sheet.width), round(chance.uniform(0.0, 0.08) * sheet.height)
    box = (x, y, x + turned.width, y + turned.height)
    under = sheet.crop(box)
    sheet.paste(Image.composite(turned, under, turned.point(lambda value: 255 if value < 200 else 0)), box)


def spoilt(page: Image.Image, wear: "Wear", chance: random.Random, scale: float) -> None:
    """Draw what the scanner saw beside the sheet and on its glass."""
    draw = ImageDraw.Draw(page)
    if wear.edge:
        side = chance.choice([0, 1])
        reach = chance.uniform(1, 7) * scale
        left, right = (0.0, reach) if side == 0 else (page.width - reach, float(page.width))
        draw.polygon([(left, 0), (right, 0), (right - chance.uniform(0, 4), page.height), (left, page.height)], fill=30)
    if wear.holes:
        radius, left = 8 * scale, 26 * scale + chance.uniform(-4, 4) * scale
        for share in (0.37, 0.64):
            y = share * page.height
            draw.ellipse((left - radius, y - radius, left + radius, y + radius), fill=20)
    if wear.staple:
        x, y = chance.uniform(18, 40) * scale, chance.uniform(18, 40) * scale
        draw.line((x, y, x + 18 * scale, y - 14 * scale), fill=25, width=max(2, round(scale)))
    if wear.corner:
        fold = chance.uniform(15, 45) * scale
        draw.polygon([(0, 0), (fold, 0), (0, fold)], fill=chance.choice([60, 200]))
        draw.line([(fold, 0), (0, fold)], fill=120, width=max(1, round(scale / 2)))
    for _ in range(wear.streaks):
        x, shade = chance.uniform(0, page.width), chance.choice([60, 140, 200])
        draw.line((x, 0, x + chance.uniform(-1, 1), page.height), fill=shade, width=chance.choice([1, 1, 2]))
    for _ in range(wear.specks):
        x, y, size = chance.uniform(0, page.width), chance.uniform(0, page.height), chance.uniform(0.1, 0.7) * scale
        draw.ellipse((x, y, x + size, y + size), fill=chance.choice([0, 40, 90]))
