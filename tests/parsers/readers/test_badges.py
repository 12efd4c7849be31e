"""A dark box with a light figure is turned; holes, edges and plain bars stay."""

import pytest

numpy = pytest.importorskip("numpy", reason="the extra for scans is not installed")

from PIL import Image, ImageDraw  # noqa: E402

from parsers.readers.picture.badges import with_badges_turned  # noqa: E402

SCALE = 200 / 72


def drawn() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    page = Image.new("L", (600, 800), 255)
    return page, ImageDraw.Draw(page)


def test_light_on_dark_becomes_dark_on_light() -> None:
    page, draw = drawn()
    draw.rectangle((100, 100, 200, 180), fill=20)
    draw.rectangle((140, 120, 160, 160), fill=255)
    turned = numpy.asarray(with_badges_turned(page, SCALE))
    assert turned[140, 150] == 0 and turned[140, 120] > 200 and turned[101, 101] == 255


@pytest.mark.parametrize("shape", ["hole", "edge", "bar"])
def test_other_dark_things_stay(shape: str) -> None:
    page, draw = drawn()
    if shape == "hole":
        draw.ellipse((100, 100, 150, 150), fill=0)
    elif shape == "edge":
        draw.rectangle((0, 0, 40, 800), fill=0)
    else:
        draw.rectangle((100, 100, 300, 160), fill=0)
    assert with_badges_turned(page, SCALE).tobytes() == page.tobytes()
