"""Ways to write objects down as a file: as most programs do, packed, with a password, in two goes, damaged."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Any

from tests.wrapped.objects import Name, Objects, Ref, Stream, packed

Cipher = Callable[[int, bytes], bytes]
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"made-up sample 1"  # 16 bytes
_IN_A_STREAM = 100  # objects


def plain(objects: Objects, root: Ref) -> bytes:
    """A table of objects at the end."""
    return _with_table(objects, root)


def in_two_goes(objects: Objects, root: Ref) -> bytes:
    """Saved again: pages stand in the file as they were and, further behind, as they are."""
    later = {n: o for n, o in objects.items() if isinstance(o, dict) and o.get("Type") == "Page"}
    emptied = {n: {k: v for k, v in o.items() if k != "Contents"} for n, o in later.items()}
    first = _with_table(objects | emptied, root)
    out = bytearray(first)
    places = {number: _append(out, number, value) for number, value in later.items()}
    start, size = len(out), max(objects) + 1
    out += b"xref\n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size, root.number, _start(first))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def in_object_streams(objects: Objects, root: Ref) -> bytes:
    """Objects packed together, and a table that is a stream itself, as Word does since 2010."""
    small = [n for n, value in objects.items() if not isinstance(value, Stream)]
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    last = max(objects)
    rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    for number, value in objects.items():
        if isinstance(value, Stream):
            rows[number] = (1, _append(out, number, value), 0)
    for start in range(0, len(small), _IN_A_STREAM):
        part = small[start : start + _IN_A_STREAM]
        bodies = [written(objects[n]) for n in part]
        places = [sum(len(body) + 1 for body in bodies[:k]) for k in range(len(bodies))]
        head = b" ".join(b"%d %d" % pair for pair in zip(part, places, strict=True)) + b"\n"
        last += 1
        entries = {"Type": Name("ObjStm"), "N": len(part), "First": len(head)}
        rows[last] = (1, _append(out, last, packed(head + b"\n".join(bodies), **entries)), 0)
        rows.update({n: (2, last, k) for k, n in enumerate(part)})
    start, table = len(out), last + 1
    rows[table] = (1, start, 0)
    body = b"".join(
        bytes([kind]) + a.to_bytes(4, "big") + b.to_bytes(2, "big")
        for kind, a, b in (rows.get(n, (0, 0, 65535)) for n in range(table + 1))
    )
    _append(out, table, packed(body, Type=Name("XRef"), Size=table + 1, W=[1, 4, 2], Root=root))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def locked(objects: Objects, root: Ref) -> bytes:
    """Encrypted against changes: it opens without a password."""
    owner = _rc4(hashlib.md5(_PADDING).digest()[:5], _PADDING)
    rights = -44
    key = hashlib.md5(_PADDING + owner + (rights & 0xFFFFFFFF).to_bytes(4, "little") + _ID).digest()[:5]
    number = max(objects) + 1

    def cipher(of: int, text: bytes) -> bytes:
        salted = key + of.to_bytes(3, "little") + b"\0\0"
        return _rc4(hashlib.md5(salted).digest()[:10], text) if of != number else text

    entries = {"Filter": Name("Standard"), "V": 1, "R": 2, "O": owner, "U": _rc4(key, _PADDING), "P": rights}
    trailer = b"/Encrypt %d 0 R /ID [<%s> <%s>]" % (number, _ID.hex().encode(), _ID.hex().encode())
    return _with_table(objects | {number: entries}, root, trailer, cipher)


def misled(objects: Objects, root: Ref) -> bytes:
    """A table of objects whose places are all wrong, as after a transfer that changed line ends."""
    data = _with_table(objects, root)
    at = _start(data)
    return data[:at] + re.sub(rb"(\d{10}) 00000 n", lambda m: b"%010d 00000 n" % (int(m[1]) + 7), data[at:])


def cut_off(objects: Objects, root: Ref) -> bytes:
    """The table of objects at the end is lost."""
    data = _with_table(objects, root)
    return data[: _start(data)]


def in_front(objects: Objects, root: Ref) -> bytes:
    """Something else stands before the file, as mail programs leave it."""
    return b"Content-Type: application/pdf\r\n\r\n" + _with_table(objects, root)


def written(value: Any, number: int = 0, cipher: Cipher | None = None) -> bytes:
    """A value as it stands in a file."""
    if isinstance(value, Stream):
        raw = cipher(number, value.raw) if cipher else value.raw
        return written({**value.entries, "Length": len(raw)}, number, cipher) + b"\nstream\n" + raw + b"\nendstream"
    if isinstance(value, dict):
        inside = b" ".join(written(Name(k)) + b" " + written(v, number, cipher) for k, v in value.items())
        return b"<< " + inside + b" >>"
    if isinstance(value, list):
        return b"[" + b" ".join(written(item, number, cipher) for item in value) + b"]"
    if isinstance(value, Ref):
        return b"%d 0 R" % value.number
    if isinstance(value, bytes):
        return b"<" + (cipher(number, value) if cipher else value).hex().encode() + b">"
    if isinstance(value, Name):
        return b"/" + re.sub(rb"[^\w.+-]", lambda m: b"#%02x" % m[0][0], value.encode("latin-1"))
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    return f"{value:.5f}".rstrip("0").rstrip(".").encode() if isinstance(value, float) else str(value).encode()


def _with_table(objects: Objects, root: Ref, trailer: bytes = b"", cipher: Cipher | None = None) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {number: _append(out, number, value, cipher) for number, value in objects.items()}
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root.number, trailer, start)
    return bytes(out)


def _append(out: bytearray, number: int, value: Any, cipher: Cipher | None = None) -> int:
    place = len(out)
    out += b"%d 0 obj\n%s\nendobj\n" % (number, written(value, number, cipher))
    return place


def _start(data: bytes) -> int:
    return int(data[data.rfind(b"startxref") :].split()[1])


def _rc4(key: bytes, text: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in text:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
