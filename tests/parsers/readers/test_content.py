"""A content stream becomes operators with their operands."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.psparser import LIT

from parsers.readers.pdfminer.content import Operand, Strings, operations


def taken_apart(data: bytes) -> list[tuple[bytes, list[Operand]]]:
    """The operators with their operands, those of a TJ taken apart."""
    found = operations(data)
    return [(name, [apart(part) if isinstance(part, Strings) else part for part in parts]) for name, parts in found]


def apart(shown: Strings) -> list[Operand]:
    """Strings and what the numbers between them come to."""
    return [part for pair in shown.strings() for part in pair if part]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"q 1 0 0 1 5.5 -.5 cm Q", [(b"q", []), (b"cm", [1, 0, 0, 1, 5.5, -0.5]), (b"Q", [])]),
        (b"[(a)-5<4142>]TJ", [(b"TJ", [[b"a", -5, b"AB"]])]),
        (b"[(a\\)\\50\\\\)-.5()<>3 4(\\0000\r\n)] TJ", [(b"TJ", [[b"a)(\\", -0.5, 7, b"\x000\n"]])]),
        (b"[(a(b)c)-5<4>]TJ", [(b"TJ", [[b"a(b)c", -5, b"@"]])]),
        (b"[(a)/N]TJ [(a)]TJX", [(b"TJ", [[b"a", LIT("N")]]), (b"TJX", [[b"a"]])]),
        (b"(x\\)y(z)) Tj", [(b"Tj", [b"x)y(z)"])]),
        (b"(a\\\r\nb\\101\\7c\r\nd) Tj", [(b"Tj", [b"abA\x07c\nd"])]),
        (b"<41 4> Tj", [(b"Tj", [b"A@"])]),
        (b"/N#41 gs", [(b"gs", [LIT("NA")])]),
        (b"/P <</MCID 3/A[1 true null]>> BDC", [(b"BDC", [LIT("P"), {"MCID": 3, "A": [1, True, None]}])]),
        (b"BI /W 1 /H 1 ID \x00EI\xff( EI Q", [(b"BI", [LIT("W"), 1, LIT("H"), 1]), (b"Q", [])]),
        (b"1 w BI /F[/A]ID x\xffEI ID 2 w EI 3 w", [(b"w", [1]), (b"BI", [LIT("F"), [LIT("A")]]), (b"w", [3])]),
        (b"1\x002\x00d", [(b"d", [1, 2])]),
        (b"% comment (\n(a)'", [(b"'", [b"a"])]),
        (b"--5 1.2.3 0.00-35 - d", [(b"d", [-5.0, 1.2, 0.0, 0.0])]),
        (b") ] >> { } 1 w", [(b"w", [1])]),
        (b"[1 2 Q 3 w", [(b"Q", []), (b"w", [3])]),
        (b"1 w (open", [(b"w", [1])]),
        (b"", []),
    ],
    ids=lambda value: value.decode("latin-1") if isinstance(value, bytes) else "",
)
def test_operators_come_with_their_operands(data: bytes, expected: list[tuple[bytes, list[Operand]]]) -> None:
    assert taken_apart(data) == expected


def test_a_long_run_of_numbers_is_cut_between_them() -> None:
    drawn = b"".join(b"%d %d l " % (n, n + 1) for n in range(3000))
    assert list(operations(drawn)) == [(b"l", [n, n + 1]) for n in range(3000)]


@given(st.binary(max_size=400))
def test_any_bytes_come_to_an_end(data: bytes) -> None:
    assert len(list(operations(data))) <= len(data)


@given(st.binary(max_size=60))
def test_any_string_comes_back(text: bytes) -> None:
    escaped = text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    assert list(operations(b"(" + escaped + b") Tj <" + text.hex().encode() + b"> Tj")) == [(b"Tj", [text])] * 2


def summed(parts: Iterable[Any]) -> list[Any]:
    """Strings that show something, and how far what stands between them moves."""
    found: list[Any] = [0]
    for part in parts:
        if isinstance(part, bytes):
            found += [part, 0] if part else []
        else:
            found[-1] += part
    return found


@given(st.lists(st.binary(max_size=9) | st.integers(-999, 999), max_size=9), st.booleans())
def test_the_strings_of_an_array_are_had_without_taking_it_apart(parts: list[bytes | int], in_digits: bool) -> None:
    def written(part: bytes | int) -> bytes:
        if isinstance(part, int):
            return b" %d " % part
        if in_digits:
            return b"<" + part.hex().encode() + b">"
        return b"(" + re.sub(rb"[()\\]", rb"\\\g<0>", part).replace(b"\r", b"\\r") + b")"

    [(_, [shown])] = operations(b"[" + b"".join(map(written, parts)) + b"]TJ")
    assert isinstance(shown, Strings)
    assert summed(part for pair in shown.strings() for part in pair) == summed(parts)
    texts = [part for part in parts if isinstance(part, bytes)]
    mixed = not in_digits and any(b"<" in text for text in texts)
    assert shown.joined() == (None if mixed else b"".join(texts))
