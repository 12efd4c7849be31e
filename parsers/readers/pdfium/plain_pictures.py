"""Which pictures of a file let nothing through, told by their dictionaries alone.

To see whether a picture has holes, PDFium would have to unpack and draw it: a fiftieth of a second for a page that was
scanned. PDFium tells of a picture how many pixels it has; what masks it has stands in its dictionary, and that of a
stream is never packed itself (ISO 32000 7.5.7).
"""

import re
from collections.abc import Iterator
from functools import cached_property

_NAME = b"/Image"
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_LONGEST = 4000  # bytes of a picture's dictionary; those of colours with a table of their own have a thousand
_SIDE = re.compile(rb"/(Width|Height)\s+(\d+)(?!\s+\d+\s+R\b)")
_LETTING_THROUGH = re.compile(rb"/(?:SMask|Mask|ImageMask|SMaskInData|JPXDecode)\b")

Size = tuple[int, int]  # width and height in pixels


class PlainPictures:
    """The pictures of a file by their sizes in pixels."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def has(self, size: Size) -> bool:
        """True where the file has pictures of this size, and none of them has a mask or might bring its own opacity."""
        return size in self._sizes

    @cached_property
    def _sizes(self) -> frozenset[Size]:
        plain: set[Size] = set()
        others: set[Size] = set()
        for dictionary in self._dictionaries():
            if not _IMAGE.search(dictionary):
                continue
            sides = {key: int(value) for key, value in _SIDE.findall(dictionary)}
            if len(sides) < 2:
                return frozenset()  # a picture of any size
            letting = b"#" in dictionary or _LETTING_THROUGH.search(dictionary)
            (others if letting else plain).add((sides[b"Width"], sides[b"Height"]))
        return frozenset(plain - others)

    def _dictionaries(self) -> Iterator[bytes]:
        """What may be the dictionaries of pictures: what stands between an object's number and its stream."""
        data, end = self._data, 0
        while (place := data.find(_NAME, end)) >= 0:
            end = max(data.find(b"stream", place, place + _LONGEST), place + 1)
            yield data[max(data.rfind(b"obj", max(0, end - _LONGEST), end), 0) : end]
