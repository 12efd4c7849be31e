"""Objects that are read in one go are those that pdfminer reads token by token."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSLiteral

from parsers.readers.pdfminer.objects import File
from parsers.readers.pdfminer.syntax import written_at
from tests.parsers.bare_pdf import pdf, plain, text

PARTS = [
    b"/Name ", b"/A#42 ", b"/", b"12 ", b"-7 ", b"3 0 R", b"3 0 R ", b"0 0 R ", b"1 2 3 4 ", b"4.25 ", b"--1 ", b"<<",
    b">>", b"[", b"]", b"(a)", b"(a(b)c)", b"(\\101)", b"<4142>", b"<414>", b"true ", b"null ", b"R ", b"%c\n", b"\x00",
    b"\xe5 ", b"/K 1 ", b"/K[", b"/K<<",
]  # fmt: skip


def told(value: Any) -> object:
    """A value that can be compared: references by number, streams by what they hold."""
    if isinstance(value, PDFObjRef):
        return "reference", value.objid
    if isinstance(value, PDFStream):
        return told(value.attrs), value.get_data()
    if isinstance(value, list):
        return [told(each) for each in value]
    if isinstance(value, dict):
        return {key: told(each) for key, each in value.items()}
    return (type(value).__name__, value.name if isinstance(value, PSLiteral) else value)


FILE = File(pdf(text("Exempelby")))


def by_pdfminer(data: bytes) -> object:
    parser = PDFParser(BytesIO(data + b" endobj "))
    parser.set_document(FILE)
    return told(parser.nextobject()[1])


@pytest.mark.parametrize(
    "data",
    [
        b"<</Type/Page/Kids[3 0 R 4 0 R]/Box[0 0 595 842.5]/On true/No null/N -1/S(a)/H<4142>/D<</K/V>>>>",
        b"[1 2 3 4 5]",
        b"[1 [500 600 700] 7 [250]]",
        b"[1 2 3 0 R 4 0 R 5]",
        b"[12 3 0 R]",
        b"/Name",
        b"(text)",
    ],
)
def test_objects_are_those_of_pdfminer(data: bytes) -> None:
    found = written_at(data + b" ", 0, FILE)
    assert found is not None
    assert (told(found.value), found.end) == (by_pdfminer(data), len(data))


@pytest.mark.parametrize(
    "data", [b"<</A#42 1>>", b"(a\\)b)", b"[1 % a\n]", b"<</K>>", b"<<1 2>>", b"[1 2", b"]", b"<414>"]
)
def test_what_is_out_of_the_ordinary_is_left_to_pdfminer(data: bytes) -> None:
    assert written_at(data + b" ", 0, FILE) is None


@given(st.lists(st.sampled_from(PARTS), max_size=12), st.booleans())
def test_any_object_that_is_read_is_that_of_pdfminer(parts: list[bytes], in_array: bool) -> None:
    data = b"[%s]" % b"".join(parts) if in_array else b"<<%s>>" % b"".join(parts)
    found = written_at(data + b" ", 0, FILE)
    if found is not None:
        assert told(found.value) == by_pdfminer(data[: found.end])


class _Plainly(File):
    """A file as pdfminer reads it."""

    _getobj_parse = PDFDocument._getobj_parse
    _getobj_objstm = PDFDocument._getobj_objstm


STREAM = b"/Length %d>>stream\nq 1 w Q\nendstream"


@pytest.mark.parametrize("body", [STREAM % 7, STREAM % 3, STREAM % 70, STREAM.replace(b"\n", b"\r", 1) % 7])
@pytest.mark.parametrize("start", [b"<<", b"<</K (a\\)b)"])
def test_streams_are_those_of_pdfminer(start: bytes, body: bytes) -> None:
    data = plain({1: b"<</Type/Catalog>>", 5: b"<<>>", 6: start + body, 7: b"<<>>"})
    assert objects(File(data)) == objects(_Plainly(data))


@pytest.mark.parametrize("packed", [False, True])
def test_all_objects_of_a_file_are_those_of_pdfminer(packed: bool) -> None:
    data = pdf(text("Exempelby"), text("12"), packed=packed, unicode={65: "A"})
    assert objects(File(data)) == objects(_Plainly(data))


def objects(file: File) -> list[object]:
    found: list[object] = []
    for number in range(1, 120):
        try:
            found.append(told(file.getobj(number)))
        except PSException as error:
            found.append(type(error))
    return found
