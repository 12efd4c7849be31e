"""PDFs of pictures as scanners and archives write them, with or without a layer of recognised text."""

import io
import zlib
from collections.abc import Sequence
from math import cos, sin
from typing import NamedTuple

from PIL import Image, ImageFilter
from reportlab.pdfbase.pdfmetrics import stringWidth

CODINGS = ("jpeg", "jpx", "fax", "flate", "strips", "layers")
_POINTS = 72
_STRIPS = 9
_INK = 110  # of 255: what the upper of two layers holds


class LayerWord(NamedTuple):
    """A word of the text layer; points from the upper left corner of the picture as it is seen upright."""

    text: str
    x0: float
    base: float
    x1: float
    size: float
    angle: float = 0.0  # radians clockwise


class ScannedPage(NamedTuple):
    """A page of the file."""

    picture: Image.Image
    dpi: int
    words: Sequence[LayerWord] = ()
    sideways: bool = False  # stored lying on its side, and turned for display
    shown: bool = False  # the words are painted, and the picture over them


class _File:
    """Objects of a PDF in the making."""

    def __init__(self) -> None:
        self.objects: list[bytes] = []

    def add(self, content: bytes) -> int:
        self.objects.append(content)
        return len(self.objects)

    def stream(self, entries: str, data: bytes) -> int:
        return self.add(f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")

    def finish(self, root: int) -> bytes:
        out, places = io.BytesIO(), []
        out.write(b"%PDF-1.6\n")
        for number, content in enumerate(self.objects, 1):
            places.append(out.tell())
            out.write(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")
        start = out.tell()
        out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode())
        out.write(b"".join(f"{place:010} 00000 n \n".encode() for place in places))
        out.write(f"trailer << /Size {len(places) + 1} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
        return out.getvalue()


def scan_file(pages: Sequence[ScannedPage], coding: str, quality: int = 40) -> bytes:
    """One page for each picture; black and white ones are coded without loss where `coding` asks for grey."""
    file = _File()
    font = file.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    tree = file.add(b"")
    kids = []
    for page in pages:
        picture = page.picture.rotate(90, expand=True) if page.sideways else page.picture
        wide, high = (n / page.dpi * _POINTS for n in picture.size)
        images = _images(file, picture, coding, quality)
        painted = "".join(
            f"q {wide:.3f} 0 0 {high * share:.3f} 0 {high * low:.3f} cm /I{k} Do Q\n"
            for k, (_, low, share) in enumerate(images)
        )
        text = _text(page, wide if page.sideways else high)
        content = file.stream("", (text + painted if page.shown else painted + text).encode("cp1252", "replace"))
        named = " ".join(f"/I{k} {number} 0 R" for k, (number, _, _) in enumerate(images))
        resources = f"<< /Font << /F {font} 0 R >> /XObject << {named} >> >>"
        box = f"/MediaBox [0 0 {wide:.3f} {high:.3f}]"
        turn = " /Rotate 90" if page.sideways else ""
        entries = f"<< /Type /Page /Parent {tree} 0 R {box}{turn} /Resources {resources} /Contents {content} 0 R >>"
        kids.append(file.add(entries.encode()))
    file.objects[tree - 1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    ).encode()
    return file.finish(file.add(f"<< /Type /Catalog /Pages {tree} 0 R >>".encode()))


def _images(file: _File, picture: Image.Image, coding: str, quality: int) -> list[tuple[int, float, float]]:
    """Object, lower edge and height (shares of the page) of each picture on a page, in order of painting."""
    if coding == "layers" and picture.mode != "1":
        return _two_layers(file, picture, quality)
    if coding == "strips":
        edges = [round(k * picture.height / _STRIPS) for k in range(_STRIPS + 1)]
        return [
            (
                _image(file, picture.crop((0, top, picture.width, bottom)), "jpeg", quality),
                1 - bottom / picture.height,
                (bottom - top) / picture.height,
            )
            for top, bottom in zip(edges, edges[1:], strict=False)
        ]
    return [(_image(file, picture, coding, quality), 0.0, 1.0)]


def _two_layers(file: _File, picture: Image.Image, quality: int) -> list[tuple[int, float, float]]:
    """Paper below, coarse, and ink in black above: how programs that pack scans small keep them."""
    paper = picture.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX)
    paper = paper.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.GaussianBlur(2))
    ink = picture.point(lambda value: 0 if value < _INK else 255).convert("1")
    return [(_image(file, paper, "jpeg", quality), 0.0, 1.0), (_mask(file, ink), 0.0, 1.0)]


def _mask(file: _File, ink: Image.Image) -> int:
    entries = f"/Type /XObject /Subtype /Image /Width {ink.width} /Height {ink.height} /ImageMask true"
    return file.stream(f"{entries} /BitsPerComponent 1 {_fax_entries(ink)}", _fax(ink))


def _image(file: _File, picture: Image.Image, coding: str, quality: int) -> int:
    entries = f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height}"
    if picture.mode == "1" and coding == "flate":
        data = zlib.compress(picture.tobytes())
        return file.stream(f"{entries} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode", data)
    if picture.mode == "1":
        return file.stream(
            f"{entries} /ColorSpace /DeviceGray /BitsPerComponent 1 {_fax_entries(picture)}", _fax(picture)
        )
    entries += " /ColorSpace /DeviceGray /BitsPerComponent 8"
    out = io.BytesIO()
    if coding == "flate":
        return file.stream(f"{entries} /Filter /FlateDecode", zlib.compress(picture.tobytes()))
    if coding == "jpx":
        picture.save(out, "JPEG2000", quality_mode="rates", quality_layers=[max(4, 800 // quality)])
        return file.stream(f"{entries} /Filter /JPXDecode", out.getvalue())
    picture.save(out, "JPEG", quality=quality)
    return file.stream(f"{entries} /Filter /DCTDecode", out.getvalue())


def _fax_entries(picture: Image.Image) -> str:
    parameters = f"<< /K -1 /BlackIs1 true /Columns {picture.width} /Rows {picture.height} >>"
    return f"/Filter /CCITTFaxDecode /DecodeParms {parameters}"


def _fax(picture: Image.Image) -> bytes:
    """The one strip of a TIFF coded as group 4."""
    out = io.BytesIO()
    picture.save(out, "TIFF", compression="group4", tiffinfo={278: picture.height})
    tags = Image.open(out).tag_v2  # type: ignore[attr-defined]
    [start], [length] = tags[273], tags[279]
    return out.getvalue()[start : start + length]


def _text(page: ScannedPage, high: float) -> str:
    """The words, unseen unless the picture will cover them."""
    if not page.words:
        return ""
    lines = [f"BT {0 if page.shown else 3} Tr"]
    for word in page.words:
        natural = stringWidth(word.text, "Helvetica", word.size)
        scale = 100 * (word.x1 - word.x0) / natural if natural else 100.0
        right, up = cos(word.angle), -sin(word.angle)
        if page.sideways:
            matrix = (-up, right, -right, -up, word.base, word.x0)
        else:
            matrix = (right, up, -up, right, word.x0, high - word.base)
        escaped = word.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        numbers = " ".join(f"{n:.4f}" for n in matrix)
        lines.append(f"/F {word.size:.2f} Tf {scale:.2f} Tz {numbers} Tm ({escaped}) Tj")
    return "\n".join([*lines, "ET\n"])
