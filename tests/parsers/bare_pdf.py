"""PDFs written object by object, for tests of what no PDF library would write."""

import re
import struct
import zlib
from collections.abc import Mapping, Sequence

HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
_RESOURCES = "/Font<</F1 3 0 R/F2 4 0 R>>/ExtGState<</Faint<</ca 0/CA 0>>>>/XObject<</Form 80 0 R>>"
TO_UNICODE = 90  # object number of the CMap for a font's /ToUnicode


def text(words: str, x: float = 72, y: float = 700, size: float = 12, before: str = "") -> str:
    """Content that shows words in font F1."""
    shown = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {before} /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({shown}) Tj ET\n"


def pdf(
    *contents: str,
    font: str = HELVETICA,
    page: str = "",
    pages: str = "",
    unicode: Mapping[int, str] | None = None,
    packed: bool = False,
    form: str = "",
) -> bytes:
    """A PDF with a page of A4 for each content; `page` and `pages` are further entries of each page and of their tree.

    `unicode` says what the codes of the font mean; `packed` puts all but the streams into an object stream; `form` is
    what the form "Form" shows.
    """
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        3: font.encode("latin-1"),
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        5: b"<</Producer(made by hand)/Title(Prov)>>",
    }
    kids = []
    for index, content in enumerate(contents):
        number = 10 + 2 * index
        kids.append(f"{number} 0 R")
        resources = "/Resources<<" + _RESOURCES + ">>"
        objects[number] = f"<</Type/Page/Parent 2 0 R{resources}/Contents {number + 1} 0 R{page}>>".encode("latin-1")
        objects[number + 1] = stream(content.encode("latin-1"))
    media = "" if "/MediaBox" in pages + page else "/MediaBox[0 0 595 842]"
    objects[2] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}{media}{pages}>>".encode("latin-1")
    entries = f"/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Matrix[1 0 0 1 50 0]/Resources<<{_RESOURCES}>>"
    objects[80] = stream(form.encode("latin-1"), entries.encode("latin-1"))
    if unicode is not None:
        objects[TO_UNICODE] = stream(_cmap(unicode))
    return _packed(objects) if packed else plain(objects)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def plain(objects: Mapping[int, bytes]) -> bytes:
    """A PDF of objects by their numbers: 1 is its catalog, 5 its information."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    at: dict[int, int] = {}
    for number in sorted(objects):
        at[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    last = max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        out += b"%010d 00000 n \n" % at[number] if number in at else b"0000000000 00001 f \n"
    return bytes(out + b"trailer\n<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, start))


def _packed(objects: Mapping[int, bytes]) -> bytes:
    """The same objects in an object stream, found by a cross-reference stream."""
    inside = [number for number in sorted(objects) if b"stream" not in objects[number]]
    body, head = b"", b""
    for number in inside:
        head += b"%d %d " % (number, len(body))
        body += objects[number] + b" "
    out = bytearray(b"%PDF-1.7\n")
    rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 255)}
    holder, table = max(objects) + 1, max(objects) + 2
    for place, number in enumerate(inside):
        rows[number] = (2, holder, place)
    outside = {number: objects[number] for number in objects if number not in inside}
    entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(inside), len(head))
    outside[holder] = stream(zlib.compress(head + body), entries)
    for number, value in outside.items():
        rows[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    start = len(out)
    rows[table] = (1, start, 0)
    data = b"".join(struct.pack(">BIB", *rows.get(number, (0, 0, 255))) for number in range(table + 1))
    entries = b"/Type/XRef/W[1 4 1]/Size %d/Root 1 0 R/Info 5 0 R" % (table + 1)
    out += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, stream(data, entries), start)
    return bytes(out)


def _cmap(meanings: Mapping[int, str]) -> bytes:
    rows: Sequence[str] = [f"<{code:02x}> <{value.encode('utf-16-be').hex()}>" for code, value in meanings.items()]
    listed = "\n".join(rows)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(rows)} beginbfchar\n{listed}\nendbfchar endcmap end end"
    ).encode("latin-1")


def simple_font(name: str, widths: Mapping[int, int], extra: str = "") -> str:
    """A font that is not embedded, with the widths of its codes and the map of object `TO_UNICODE`."""
    first, last = min(widths), max(widths)
    listed = " ".join(str(widths.get(code, 0)) for code in range(first, last + 1))
    return (
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding/FirstChar {first}/LastChar {last}"
        f"/Widths[{listed}]/ToUnicode {TO_UNICODE} 0 R"
        f"/FontDescriptor<</Type/FontDescriptor/FontName/{name}/Flags 32/FontBBox[0 -200 1000 900]/ItalicAngle 0"
        f"/Ascent 900/Descent -200/CapHeight 700/StemV 80{extra}>>>>"
    )


def without_xref(data: bytes) -> bytes:
    """The file with a cross-reference table that points nowhere."""
    return re.sub(rb"startxref\n\d+", b"startxref\n7", data.replace(b"\nxref\n", b"\nxxxx\n"))
