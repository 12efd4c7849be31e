"""Objects are read as pdfminer reads them, whatever is out of the ordinary in them."""

from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfparser import PDFStreamParser
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSBaseParser

from parsers.readers.pdfminer.objects import Tokens, _StreamParser

WRITTEN = [
    b"/Name", b"/A#42", b"/", b"12", b"-7", b"+.5", b"3.", b"4.25", b"--1", b"1.2.3", b"<<", b">>", b"[", b"]", b"(a)",
    b"(a(b)c)", b"(\\101\\)\r\n)", b"<4142>", b"<414>", b"<41 42>", b"<>", b"true", b"null", b"R", b"obj", b"%c\n",
    b"{", b"}", b"\x00", b"\xe5", b"5R", b"T*", b"'",
]  # fmt: skip


def tokens(parser: PSBaseParser) -> list[object]:
    found: list[object] = []
    try:
        while True:
            found.append(parser.nexttoken())
    except (PSEOF, AssertionError) as end:
        return [*found, type(end)]


@pytest.mark.parametrize("data", [b" ".join(pair) for pair in pairwise(WRITTEN)] + [b"".join(WRITTEN)])
def test_tokens_and_their_places_are_those_of_pdfminer(data: bytes) -> None:
    assert tokens(Tokens(BytesIO(data))) == tokens(PSBaseParser(BytesIO(data)))


@given(st.lists(st.sampled_from(WRITTEN) | st.binary(max_size=4), max_size=20), st.sampled_from([b"", b" ", b"\r\n"]))
def test_any_tokens_are_those_of_pdfminer(written: list[bytes], between: bytes) -> None:
    """Without their places: pdfminer's are one off after a string in digits with no blank behind it."""
    data = between.join(written)

    def values(parser: PSBaseParser) -> list[object]:
        return [token[1] if isinstance(token, tuple) else token for token in tokens(parser)]

    assert values(Tokens(BytesIO(data))) == values(PSBaseParser(BytesIO(data)))


@given(st.lists(st.sampled_from([b"a", b"0000000016 00000 n", b"\r", b"\n", b"\r\n", b" "]), max_size=12))
def test_lines_are_those_of_pdfminer(parts: list[bytes]) -> None:
    def lines(parser: PSBaseParser) -> list[object]:
        found: list[object] = []
        try:
            while True:
                found.append(parser.nextline())
        except PSEOF:
            return found

    data = b"".join(parts)
    assert lines(Tokens(BytesIO(data))) == lines(PSBaseParser(BytesIO(data)))


def test_a_token_on_the_edge_of_the_buffer_is_one() -> None:
    data = b"/Name 12 " * 2000
    assert tokens(Tokens(BytesIO(data))) == tokens(PSBaseParser(BytesIO(data)))
    assert _StreamParser(data).nextobject() == PDFStreamParser(data).nextobject()
