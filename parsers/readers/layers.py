"""Pages that are pictures: OCR puts what it saw under the picture of a page, where it does not show."""

from collections.abc import Sequence

from parsers.document import Box

_COVERED = 0.7  # share of a page that pictures cover where the page is one
_STAMP = 15  # words that may be printed on top: a registry's stamp, a running number


def is_picture(words: int, images: Sequence[Box], size: tuple[float, float]) -> bool:
    """True for a page of this width and height that is a picture with hardly any words that show on it."""
    if words > _STAMP:
        return False
    area = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in images)  # some programs cut a page into strips
    return area >= _COVERED * max(size[0] * size[1], 1.0)
