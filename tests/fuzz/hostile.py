"""PDFs built to make a reader loop, allocate or crash; each is small, whatever it unfolds to."""

import zlib
from collections.abc import Callable

Objects = dict[int, bytes]


def pdf(objects: Objects, trailer: bytes = b"") -> bytes:
    """A well-formed file of these objects; number 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 00000 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(content, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), entries, packed)


def one_page(content: bytes, resources: bytes = b"", page: bytes = b"", more: Objects | None = None) -> bytes:
    """A file of one page with Helvetica as /F1."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R " + (page or b"/MediaBox [0 0 595 842]") +
               b" /Resources << /Font << /F1 5 0 R >> " + resources + b" >> >>",
            4: content if content.startswith(b"<<") else stream(content),
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            **(more or {}),
        }
    )  # fmt: skip


SENTENCE = b"(Kommunen har en tydlig plan som alla i organisationen kan ta del av) Tj 0 -14 Td "
TEXT = b"BT /F1 10 Tf 50 700 Td (Kommunkompassen i Almby kommun 2015) Tj 0 -14 Td " + SENTENCE * 12 + b"ET\n"


def huge_page_count() -> bytes:
    """/Count promises two billion pages."""
    return one_page(TEXT).replace(b"/Count 1", b"/Count 2147483647")


def many_pages() -> bytes:
    """Fifty thousand pages that are one."""
    return one_page(TEXT).replace(b"[3 0 R] /Count 1", b"[" + b"3 0 R " * 50_000 + b"] /Count 50000")


def page_tree_loop() -> bytes:
    """The page tree is its own child."""
    return one_page(TEXT).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")


def deep_page_tree() -> bytes:
    """Each level of the page tree has one child."""
    levels = 5_000
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for level in range(2, levels):
        objects[level] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (level + 1, level - 1)
    objects[levels] = b"<< /Type /Page /MediaBox [0 0 595 842] /Parent %d 0 R >>" % (levels - 1)
    return pdf(objects)


def wide_page_tree() -> bytes:
    """Every level names the next one twenty times: 20 to the tenth pages."""
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for level in range(2, 12):
        objects[level] = b"<< /Type /Pages /Kids [" + b"%d 0 R " % (level + 1) * 20 + b"] /Count 20 >>"
    objects[12] = b"<< /Type /Page /MediaBox [0 0 595 842] /Parent 11 0 R >>"
    return pdf(objects)


def deep_arrays() -> bytes:
    """An array in an array, a hundred thousand times, among the objects."""
    return one_page(TEXT, more={6: b"[" * 100_000 + b"]" * 100_000}, page=b"/MediaBox 6 0 R")


def deep_arrays_in_content() -> bytes:
    """The same in a page's content."""
    return one_page(TEXT + b"[" * 100_000 + b"]" * 100_000 + b" TJ")


def deep_dictionaries() -> bytes:
    """A dictionary in a dictionary."""
    return one_page(TEXT, resources=b"/ExtGState " + b"<< /A " * 20_000 + b"0" + b" >>" * 20_000)


def deep_states() -> bytes:
    """Graphics states that are saved and never restored."""
    return one_page(b"q " * 500_000 + TEXT)


def form_in_itself() -> bytes:
    """A form that draws itself."""
    form = stream(b"/X Do " * 10 + TEXT, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                  b"/Resources << /XObject << /X 6 0 R >> >>")  # fmt: skip
    return one_page(b"/X Do", resources=b"/XObject << /X 6 0 R >>", more={6: form})


def forms_that_multiply() -> bytes:
    """Ten forms, each drawing the next ten times: ten thousand million texts."""
    more = {}
    for number in range(6, 16):
        below = b"/Resources << /XObject << /X %d 0 R >> /Font << /F1 5 0 R >> >>" % (number + 1)
        more[number] = stream(b"/X Do " * 10, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + below)
    more[16] = stream(TEXT, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >>")
    return one_page(b"/X Do", resources=b"/XObject << /X 6 0 R >>", more=more)


def compression_bomb() -> bytes:
    """A content of a gigabyte of blanks in a megabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(1_000)) + packer.flush()
    body = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    return one_page(body)


def nested_compression_bomb() -> bytes:
    """The same packed twice: a few kilobytes."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * 1_000_000) for _ in range(1_000)) + packer.flush()
    packed = zlib.compress(once, 9)
    body = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed)
    return one_page(body)


def million_paths() -> bytes:
    """A million lines."""
    return one_page(TEXT + b"".join(b"%d 0 m %d 9 l S\n" % (n % 595, n % 595) for n in range(1_000_000)))


def million_boxes() -> bytes:
    """A million filled boxes."""
    return one_page(TEXT + b"".join(b"%d %d 3 3 re f\n" % (n % 595, n % 842) for n in range(1_000_000)))


def one_path_of_a_million_segments() -> bytes:
    """A single path that never ends."""
    return one_page(TEXT + b"0 0 m " + b"".join(b"%d %d l " % (n % 595, n % 842) for n in range(1_000_000)) + b"S")


def many_words() -> bytes:
    """Three hundred thousand words on a page."""
    words = b"".join(b"1 0 0 1 %d %d Tm (ord) Tj " % (n % 590, n % 840) for n in range(300_000))
    return one_page(b"BT /F1 1 Tf " + words + b"ET")


def words_in_one_place() -> bytes:
    """A hundred thousand words on top of each other."""
    return one_page(b"BT /F1 10 Tf " + b"1 0 0 1 50 700 Tm (ord) Tj " * 100_000 + b"ET")


def one_long_word() -> bytes:
    """A word of a million letters."""
    return one_page(b"BT /F1 10 Tf 50 700 Td (" + b"a" * 1_000_000 + b") Tj ET")


def huge_page() -> bytes:
    """A page as wide as the earth."""
    return one_page(TEXT, page=b"/MediaBox [0 0 1e18 1e18]")


def page_without_extent() -> bytes:
    """A page of no size."""
    return one_page(TEXT, page=b"/MediaBox [0 0 0 0]")


def page_of_nonsense() -> bytes:
    """A box of things that are no numbers."""
    return one_page(TEXT, page=b"/MediaBox [/a (b) null 1e999] /Rotate 17 /UserUnit -1")


def odd_text_matrices() -> bytes:
    """Text in sizes and places that no number can hold."""
    sizes = (b"0", b"-10", b"1e30", b"1e-30", b"1e308", b"99999999999999999999")
    return one_page(b"".join(b"BT /F1 %s Tf %s 0 0 %s %s %s Tm (ord) Tj ET\n" % ((size,) * 5) for size in sizes))


def huge_picture() -> bytes:
    """A picture of ten thousand million points, with no data."""
    picture = stream(b"", b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 "
                     b"/ColorSpace /DeviceRGB")  # fmt: skip
    return one_page(TEXT + b"595 0 0 842 0 0 cm /X Do", resources=b"/XObject << /X 6 0 R >>", more={6: picture})


def huge_unicode_map() -> bytes:
    """A font whose map to Unicode names a thousand million codes."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF> "
        b"endcodespacerange 1 beginbfrange <00000000> <3FFFFFFF> <0041> endbfrange endcmap end end"
    )
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] "
    font += b"/ToUnicode 8 0 R >>"
    descendant = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 1000000000 500] "
    descendant += b"/CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> >>"
    more = {6: font, 7: descendant, 8: stream(cmap)}
    return one_page(b"BT /F2 10 Tf 50 700 Td <0041004200430044> Tj ET", more=more).replace(
        b"/F1 5 0 R", b"/F1 5 0 R /F2 6 0 R"
    )


def xref_loop() -> bytes:
    """A table of objects whose predecessor is itself."""
    data = one_page(TEXT)
    start = data.rfind(b"xref\n0")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def length_of_itself() -> bytes:
    """A stream whose length is the stream."""
    return one_page(b"<< /Length 4 0 R >>\nstream\n" + TEXT + b"\nendstream")


def reference_loop() -> bytes:
    """Objects that only refer to each other."""
    return one_page(TEXT, page=b"/MediaBox 6 0 R", more={6: b"7 0 R", 7: b"6 0 R"})


def object_streams_in_a_circle() -> bytes:
    """An object stream that extends itself and holds its own number."""
    body = stream(b"6 0 << /Extends 6 0 R >>", b"/Type /ObjStm /N 1 /First 4 /Extends 6 0 R")
    return one_page(TEXT, page=b"/MediaBox 6 0 R", more={6: body})


def odd_predictor() -> bytes:
    """A filter with absurd parameters."""
    packed = zlib.compress(TEXT)
    parameters = b"/DecodeParms << /Predictor 15 /Colors 1000000 /BitsPerComponent 32 /Columns 2147483647 >>"
    body = b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), parameters, packed)
    return one_page(body)


def many_filters() -> bytes:
    """A thousand filters on one stream."""
    return one_page(b"<< /Length 4 /Filter [" + b"/ASCIIHexDecode " * 1_000 + b"] >>\nstream\n4142\nendstream")


def unbalanced_strings() -> bytes:
    """Opening brackets without end."""
    return one_page(TEXT + b"BT (" + b"(" * 200_000)


def long_title() -> bytes:
    """A title of ten megabytes, in a file that is no report."""
    data = one_page(TEXT, more={6: b"<< /Title (" + b"a" * 10_000_000 + b") >>"})
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 6 0 R")


def locked_by_an_unknown_method() -> bytes:
    """A lock nobody knows."""
    return one_page(TEXT).replace(
        b"/Root 1 0 R", b"/Root 1 0 R /ID [(a) (a)] /Encrypt << /Filter /Unknown /V 99 /R 99 /O () /U () /P 0 >>"
    )


HOSTILE: tuple[Callable[[], bytes], ...] = (
    huge_page_count,
    many_pages,
    page_tree_loop,
    deep_page_tree,
    wide_page_tree,
    deep_arrays,
    deep_arrays_in_content,
    deep_dictionaries,
    deep_states,
    form_in_itself,
    forms_that_multiply,
    compression_bomb,
    nested_compression_bomb,
    million_paths,
    million_boxes,
    one_path_of_a_million_segments,
    many_words,
    words_in_one_place,
    one_long_word,
    huge_page,
    page_without_extent,
    page_of_nonsense,
    odd_text_matrices,
    huge_picture,
    huge_unicode_map,
    xref_loop,
    length_of_itself,
    reference_loop,
    object_streams_in_a_circle,
    odd_predictor,
    many_filters,
    unbalanced_strings,
    long_title,
    locked_by_an_unknown_method,
)
