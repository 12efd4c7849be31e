"""What paper, copier and scanner do to a page: askew, shifted, blurred, speckled, shaded, with holes and dark edges."""

import io
import random
from collections.abc import Collection
from dataclasses import dataclass

import numpy
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFilter

_POINTS = 72


@dataclass(frozen=True, slots=True)
class Wear:
    """How pages are scanned; the same values give the same pictures."""

    seed: int = 1
    dpi: int = 200
    askew: float = 0.8  # degrees, at most, to either side
    aside: float = 8.0  # points by which a sheet lies shifted, at most
    blur: float = 0.5  # pixels at 200 dpi
    noise: float = 8.0  # spread of grey values
    specks: int = 60  # on a page
    grey: bool = False  # else black and white
    shadow: float = 0.0  # share of the light that is missing towards one corner
    quality: int = 40  # of the JPEG of grey pages
    holes: bool = True
    edge: bool = True
    turned: Collection[int] = ()  # numbers of pages that lie upside down


def scanned_pdf(data: bytes, wear: Wear, pages: Collection[int] | None = None) -> bytes:
    """A PDF of nothing but pictures of the pages (all, or those with these numbers)."""
    pictures = []
    with pdfium.PdfDocument(data) as document:
        for number in range(1, len(document) + 1):
            if pages is None or number in pages:
                page = document[number - 1]
                printed = page.render(scale=wear.dpi / _POINTS, grayscale=True).to_pil().convert("L")
                pictures.append(scanned(printed, wear, number))
    out = io.BytesIO()
    first, *rest = pictures
    options = {"quality": wear.quality} if wear.grey else {}
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=wear.dpi, **options)
    return out.getvalue()


def scanned(printed: Image.Image, wear: Wear, number: int = 1) -> Image.Image:
    """The picture of one printed page; black and white ones have one bit a pixel."""
    chance = random.Random(f"{wear.seed}/{number}")
    scale = wear.dpi / _POINTS
    page = _laid(printed, wear, chance, scale)
    page = page.filter(ImageFilter.GaussianBlur(wear.blur * wear.dpi / 200))
    _damage(page, wear, chance, scale)
    light = numpy.asarray(page).astype(numpy.float32)
    light *= 1 - wear.shadow * _slope(page.size, chance)
    light += numpy.random.default_rng([wear.seed, number]).normal(0, wear.noise, light.shape)
    seen = Image.fromarray(light.clip(0, 255).astype(numpy.uint8))
    if number in wear.turned:
        seen = seen.rotate(180)
    return seen if wear.grey else seen.point(lambda value: 255 if value > 150 else 0).convert("1")


def _laid(printed: Image.Image, wear: Wear, chance: random.Random, scale: float) -> Image.Image:
    """The sheet as it lies on the glass."""
    across, down = (round(chance.uniform(-1, 1) * wear.aside * scale) for _ in range(2))
    angle = chance.uniform(-1, 1) * wear.askew
    return printed.rotate(angle, Image.Resampling.BICUBIC, translate=(across, down), fillcolor=255)


def _damage(page: Image.Image, wear: Wear, chance: random.Random, scale: float) -> None:
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
    for _ in range(wear.specks):
        x, y, size = chance.uniform(0, page.width), chance.uniform(0, page.height), chance.uniform(0.1, 0.7) * scale
        draw.ellipse((x, y, x + size, y + size), fill=chance.choice([0, 40, 90]))


def _slope(size: tuple[int, int], chance: random.Random) -> numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float32]]:
    """From 0 at one corner to 1 at the opposite one."""
    width, height = size
    across, down = (numpy.linspace(*ends, n, dtype=numpy.float32) for ends, n in zip(_ends(chance), size, strict=True))
    return numpy.asarray(across[None, :] * 0.5 + down[:, None] * 0.5).reshape(height, width)


def _ends(chance: random.Random) -> tuple[tuple[float, float], tuple[float, float]]:
    return chance.choice([(0.0, 1.0), (1.0, 0.0)]), chance.choice([(0.0, 1.0), (1.0, 0.0)])
