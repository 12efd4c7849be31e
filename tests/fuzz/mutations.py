"""Ways to damage a PDF, from single bytes to whole pages. Each takes the bytes and a source of chance."""

import base64
import re
import zlib
from collections.abc import Callable
from io import BytesIO
from random import Random

import pypdfium2 as pdfium
from pypdfium2 import raw

Mutation = Callable[[bytes, Random], bytes]

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_REFERENCE = re.compile(rb"\b(\d{1,6}) 0 R\b")
_OBJECT = re.compile(rb"(?<=\n)(\d{1,6}) 0 obj\b")
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_NUMBERS = (b"0", b"-1", b"1e9", b"2147483648", b"-99999999999", b"0.0000001", b"9" * 40, b".", b"--5", b"65536")
_OPERATORS = (
    b"q ",
    b"Q ",
    b"BT ",
    b"ET ",
    b"[[[[ ",
    b"<< ",
    b"(",
    b")",
    b"W n ",
    b"0 0 0 0 0 0 cm ",
    b"1e9 0 0 1 0 0 cm ",
)


def flip_bytes(data: bytes, chance: Random) -> bytes:
    """Some bytes anywhere are others."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 5, 50, 500))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut_short(data: bytes, chance: Random) -> bytes:
    """The download ended early."""
    return data[: chance.randrange(len(data))]


def cut_out(data: bytes, chance: Random) -> bytes:
    """A piece is missing, so that every offset behind it is wrong."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 16, 512, 8192)) :]


def double_piece(data: bytes, chance: Random) -> bytes:
    """A piece is there twice."""
    start = chance.randrange(len(data))
    return data[:start] + data[start : start + chance.choice((16, 512, 8192))] + data[start:]


def break_xref(data: bytes, chance: Random) -> bytes:
    """The table of objects, or the pointer to it, is wrong."""
    at = data.rfind(b"startxref")
    table = data.rfind(b"xref", 0, max(at, 0))
    broken = {
        "pointer": data[:at] + b"startxref\n" + str(chance.randrange(10**9)).encode() + b"\n%%EOF",
        "gone": data[: max(table, 0)],
        "offsets": data[:table] + re.sub(rb"\d{10} ", lambda _: b"%010d " % chance.randrange(10**7), data[table:]),
    }
    return broken[chance.choice(sorted(broken))]


def cut_streams(data: bytes, chance: Random) -> bytes:
    """Content ends in the middle."""
    return _in_streams(data, chance, lambda content: content[: chance.randrange(len(content) + 1)])


def spoil_streams(data: bytes, chance: Random) -> bytes:
    """Content is unpacked, some of it changed, and packed again: damage that decompression does not find."""

    def spoil(content: bytes) -> bytes:
        in_letters = content.endswith(b"~>")  # ASCII85, as ReportLab writes it
        try:
            plain = zlib.decompress(base64.a85decode(b"<~" + content, adobe=True) if in_letters else content)
        except (ValueError, zlib.error):
            return flip_bytes(content, chance) if content else content
        for _ in range(chance.choice((1, 3, 20))):
            plain = _change_content(plain, chance)
        packed = zlib.compress(plain)
        return base64.a85encode(packed) + b"~>" if in_letters else packed

    return _in_streams(data, chance, spoil)


def swap_objects(data: bytes, chance: Random) -> bytes:
    """References lead to other objects, or objects have each other's numbers."""
    pattern = chance.choice((_REFERENCE, _OBJECT))
    numbers = sorted({match[1] for match in pattern.finditer(data)})
    if len(numbers) < 2:
        return data
    swapped = dict(zip(numbers, chance.sample(numbers, len(numbers)), strict=True))
    share = chance.choice((0.02, 0.2, 1))

    def swap(match: re.Match[bytes]) -> bytes:
        return match[0].replace(match[1], swapped[match[1]], 1) if chance.random() < share else match[0]

    return pattern.sub(swap, data)


def change_numbers(data: bytes, chance: Random) -> bytes:
    """Numbers outside the streams are absurd."""
    share = chance.choice((0.002, 0.05))

    def change(match: re.Match[bytes]) -> bytes:
        return chance.choice(_NUMBERS) if chance.random() < share else match[0]

    parts = re.split(rb"(stream\r?\n.*?endstream)", data, flags=re.DOTALL)
    return b"".join(part if part.startswith(b"stream") else _NUMBER.sub(change, part) for part in parts)


def rename_keys(data: bytes, chance: Random) -> bytes:
    """Keys of dictionaries are others."""
    keys = sorted(set(re.findall(rb"/[A-Z][A-Za-z0-9]+", data)))
    for key in chance.sample(keys, min(3, len(keys))):
        data = data.replace(key, chance.choice(keys))
    return data


def repeat_pages(data: bytes, chance: Random) -> bytes:
    """Pages are there twice, in another order, or missing."""

    def change(document: pdfium.PdfDocument) -> None:
        pages = len(document)
        with pdfium.PdfDocument(data) as source:
            document.import_pages(source, [chance.randrange(pages) for _ in range(chance.randrange(1, 2 * pages))])
        for _ in range(pages):
            document.del_page(0)

    return _through_pdfium(data, change)


def turn_pages(data: bytes, chance: Random) -> bytes:
    """Pages are turned by quarters."""

    def change(document: pdfium.PdfDocument) -> None:
        for page in document:
            page.set_rotation(chance.choice((0, 90, 180, 270)))

    return _through_pdfium(data, change)


def crop_pages(data: bytes, chance: Random) -> bytes:
    """Pages show a part of themselves, or more than themselves."""

    def change(document: pdfium.PdfDocument) -> None:
        for page in document:
            width, height = page.get_size()
            left, right = sorted(chance.uniform(-0.2, 1.2) * width for _ in range(2))
            bottom, top = sorted(chance.uniform(-0.2, 1.2) * height for _ in range(2))
            page.set_cropbox(left, bottom, right, top)

    return _through_pdfium(data, change)


def distort_pages(data: bytes, chance: Random) -> bytes:
    """Pages are mirrored, shrunk, blown up, skewed or pushed off."""
    matrices = (
        (-1, 0, 0, 1, 595, 0),
        (1, 0, 0, -1, 0, 842),
        (0.01, 0, 0, 0.01, 0, 0),
        (100, 0, 0, 100, 0, 0),
        (1, 0.1, 0.1, 1, 0, 0),
        (1, 0, 0, 1, 5000, 5000),
        (0, 0, 0, 0, 0, 0),
    )

    def change(document: pdfium.PdfDocument) -> None:
        matrix = raw.FS_MATRIX(*chance.choice(matrices))
        for page in document:
            raw.FPDFPage_TransFormWithClip(page, matrix, None)

    return _through_pdfium(data, change)


def lose_rows(data: bytes, chance: Random) -> bytes:
    """Rows, or single cells of a table, are not there any more: as if an engine had passed over their text."""

    def change(document: pdfium.PdfDocument) -> None:
        pages = [page for page in document if len(_texts(page)) > 20]
        for page in chance.sample(pages, min(len(pages), chance.choice((1, 1, 3)))):
            texts = _texts(page)
            lost = chance.choice(texts)
            _, bottom, _, top = lost.get_bounds()
            row = [one for one in texts if bottom < sum(one.get_bounds()[1::2]) / 2 < top]
            for one in row if chance.random() < 0.7 else [lost]:
                page.remove_obj(one)
            page.gen_content()

    return _through_pdfium(data, change)


def _texts(page: pdfium.PdfPage) -> list[pdfium.PdfObject]:
    return list(page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)))


OF_PAGES: tuple[Mutation, ...] = (lose_rows, repeat_pages, turn_pages, crop_pages, distort_pages)
"""These write the file anew, through PDFium, so they take whole files only: they come first."""

OF_BYTES: tuple[Mutation, ...] = (
    flip_bytes,
    cut_short,
    cut_out,
    double_piece,
    break_xref,
    cut_streams,
    spoil_streams,
    swap_objects,
    change_numbers,
    rename_keys,
)


def _in_streams(data: bytes, chance: Random, change: Callable[[bytes], bytes]) -> bytes:
    share = chance.choice((0.05, 0.5, 1))

    def replace(match: re.Match[bytes]) -> bytes:
        if chance.random() >= share:
            return match[0]
        return match[0].replace(match[1], change(match[1]), 1) if match[1] else match[0]

    return _STREAM.sub(replace, data)


def _change_content(content: bytes, chance: Random) -> bytes:
    if not content:
        return content
    match chance.randrange(4):
        case 0:
            return flip_bytes(content, chance)
        case 1:
            at = chance.randrange(len(content))
            return content[:at] + chance.choice(_OPERATORS) * chance.choice((1, 2000)) + content[at:]
        case 2:
            numbers = list(_NUMBER.finditer(content))
            if not numbers:
                return content
            hit = chance.choice(numbers)
            return content[: hit.start()] + chance.choice(_NUMBERS) + content[hit.end() :]
        case _:
            lines = content.split(b"\n")
            chance.shuffle(lines)
            return b"\n".join(lines)


def _through_pdfium(data: bytes, change: Callable[[pdfium.PdfDocument], None]) -> bytes:
    """The file as PDFium writes it after the change; as it was where PDFium cannot open it."""
    try:
        with pdfium.PdfDocument(data) as document:
            change(document)
            target = BytesIO()
            document.save(target)
            return target.getvalue()
    except pdfium.PdfiumError:
        return data
