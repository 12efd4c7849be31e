"""What paper, copier and scanner do to a page."""

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from tests.scans.damage import marked, spoilt
from tests.scans.lie import Lie

_POINTS = 72
Light = NDArray[numpy.float32]


@dataclass(frozen=True, slots=True)
class Wear:
    """How pages are scanned; the same values give the same pictures."""

    seed: int = 1
    dpi: int = 200
    askew: float = 0.8  # degrees, at most, to either side
    aside: float = 8.0  # points by which a sheet lies shifted, at most
    scaled: float = 1.0  # times as large as the printed sheet, as from A3 to A4
    bent: float = 0.0  # points by which a page near the spine of a book is drawn away from level lines
    keystone: float = 0.0  # share by which one end of the page looks smaller, as on a photo
    cropped: float = 0.0  # points cut off at each edge
    blur: float = 0.5  # pixels at 200 dpi
    noise: float = 8.0  # spread of grey values
    specks: int = 60  # on a page
    salt: float = 0.0  # share of pixels that are black or white for no reason
    streaks: int = 0  # upright lines of dirt on the glass
    grey: bool = False  # else black and white
    threshold: int = 150  # of 255: darker is black, where there is no grey
    dither: bool = False  # grey as dots, where there is no grey
    contrast: float = 1.0  # above 1, light shades come out darker
    shadow: float = 0.0  # share of the light that is missing towards one corner
    through: float = 0.0  # share of its black that the back of the sheet shows through
    copies: int = 0  # copies of copies before the scan
    quality: int = 40  # of the JPEG of grey pages
    holes: bool = True
    edge: bool = True
    staple: bool = False
    corner: bool = False  # folded over
    stamp: bool = False
    ticks: int = 0  # figures of a page that somebody ticked, underlined or ringed
    by_hand: bool = False  # page numbers
    turned: Collection[int] = ()  # numbers of pages that lie upside down


def pictures(data: bytes, wear: Wear, pages: Collection[int] | None = None) -> Iterator[tuple[int, Image.Image, Lie]]:
    """Number, picture and lie of each page (all, or those with these numbers)."""
    with pdfium.PdfDocument(data) as document:
        for number in range(1, len(document) + 1):
            if pages is None or number in pages:
                front = _printed(document, number, wear)
                back = number + 1 if number % 2 else number - 1
                shines = wear.through > 0 and back <= len(document)
                picture, lie = scanned(front, wear, number, _printed(document, back, wear) if shines else None)
                yield number, picture, lie


def _printed(document: pdfium.PdfDocument, number: int, wear: Wear) -> Image.Image:
    printed: Image.Image = document[number - 1].render(scale=wear.dpi / _POINTS, grayscale=True).to_pil()
    return printed.convert("L")


def scanned(
    printed: Image.Image, wear: Wear, number: int = 1, back: Image.Image | None = None
) -> tuple[Image.Image, Lie]:
    """The picture of one printed page, and how it lies in it; black and white ones have one bit a pixel."""
    chance = random.Random(f"{wear.seed}/{number}")
    scale = wear.dpi / _POINTS
    lie = Lie.by_chance(printed.size, wear, chance, turned=number in wear.turned)
    page = marked(printed, wear, chance, scale)
    if back is not None:
        page = _shone_through(page, back, wear.through)
    page = lie.laid(page).filter(ImageFilter.GaussianBlur(wear.blur * wear.dpi / 200))
    spoilt(page, wear, chance, scale)
    rng = numpy.random.default_rng([wear.seed, number])
    for _ in range(wear.copies):
        page = _copied(page, wear, rng)
    light = numpy.asarray(page).astype(numpy.float32)
    light = 255 - (255 - light) * wear.contrast
    light *= 1 - wear.shadow * _slope(page.size, chance)
    light += rng.normal(0, wear.noise, light.shape).astype(numpy.float32)
    if wear.salt:
        odd = rng.random(light.shape) < wear.salt
        light[odd] = rng.choice([0, 255], int(odd.sum()))
    seen = Image.fromarray(light.clip(0, 255).astype(numpy.uint8))
    return (seen if wear.grey else _bilevel(seen, wear)), lie


def _bilevel(seen: Image.Image, wear: Wear) -> Image.Image:
    """Black and white; the paper's own noise leaves no dots in either way."""
    if not wear.dither:
        return seen.point(lambda value: 255 if value > wear.threshold else 0).convert("1")
    return seen.point(lambda value: 255 if value > 225 else 0 if value < 110 else value).convert("1")


def _copied(page: Image.Image, wear: Wear, rng: numpy.random.Generator) -> Image.Image:
    """A copy: harder in contrast, a little softer in its edges, with its own dust."""
    soft = page.filter(ImageFilter.GaussianBlur(0.35 * wear.dpi / 200))
    light = numpy.asarray(soft).astype(numpy.float64)
    light = (light - 60) * 255 / 150 + rng.normal(0, 6, light.shape)
    dust = rng.random(light.shape) < 2e-5
    light[dust] = 0
    return Image.fromarray(light.clip(0, 255).astype(numpy.uint8))


def _shone_through(page: Image.Image, back: Image.Image, share: float) -> Image.Image:
    """The page with its mirrored back, softened by the paper."""
    behind = back.transpose(Image.Transpose.FLIP_LEFT_RIGHT).resize(page.size)
    ink = 255 - numpy.asarray(behind.filter(ImageFilter.GaussianBlur(1.5))).astype(numpy.float32)
    return Image.fromarray((numpy.asarray(page) - share * ink).clip(0, 255).astype(numpy.uint8))


def _slope(size: tuple[int, int], chance: random.Random) -> Light:
    """From 0 at one corner to 1 at the opposite one."""
    width, height = size
    across, down = (numpy.linspace(*ends, n, dtype=numpy.float32) for ends, n in zip(_ends(chance), size, strict=True))
    return numpy.asarray(across[None, :] * 0.5 + down[:, None] * 0.5).reshape(height, width)


def _ends(chance: random.Random) -> tuple[tuple[float, float], tuple[float, float]]:
    return chance.choice([(0.0, 1.0), (1.0, 0.0)]), chance.choice([(0.0, 1.0), (1.0, 0.0)])


def random_wear(seed: int, pages: Sequence[int]) -> Wear:
    """What one office did to its pages; most do little, each does something of its own."""
    chance = random.Random(f"wear {seed}")
    dpi = chance.choice([150, 200, 200, 200, 300])
    wear = Wear(
        seed=seed,
        dpi=dpi,
        grey=chance.random() < 0.45,
        askew=chance.choice([0.0, 0.3, 0.8, 1.6]),
        blur=chance.choice([0.2, 0.5, 0.8]),
        noise=chance.choice([2.0, 8.0, 14.0]),
        specks=chance.choice([0, 30, 120]),
        threshold=chance.choice([110, 150, 150, 185]),
        quality=chance.choice([25, 40, 75]),
        holes=chance.random() < 0.5,
        edge=chance.random() < 0.4,
    )
    habits: list[dict[str, object]] = [
        {"scaled": chance.choice([0.71, 0.93, 0.97])},
        {"bent": chance.uniform(2, 6)},
        {"keystone": chance.uniform(0.005, 0.02)},
        {"cropped": chance.uniform(10, 30)},
        {"salt": chance.choice([0.0005, 0.002])},
        {"streaks": chance.randint(1, 3)},
        {"dither": True, "contrast": chance.uniform(1.0, 1.6)},
        {"contrast": chance.uniform(1.3, 2.4)},
        {"shadow": chance.uniform(0.1, 0.4)},
        {"through": chance.uniform(0.08, 0.3)},
        {"copies": chance.randint(1, 2)},
        {"staple": True, "corner": True},
        {"stamp": True, "by_hand": True},
        {"ticks": chance.randint(2, 8)},
        {"turned": tuple(n for n in pages if n % 2 == 0)},
        {"turned": (chance.choice(pages),)},
    ]
    for habit in chance.sample(habits, chance.choice([0, 1, 1, 2, 3])):
        wear = replace(wear, **habit)  # type: ignore[arg-type]
    return wear
