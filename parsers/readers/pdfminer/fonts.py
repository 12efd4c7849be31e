"""The fonts of a file, each made when text is first shown in it, and without what no text needs."""

import re
from binascii import unhexlify
from collections.abc import Mapping
from io import BytesIO
from typing import Any, cast

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdffont import PDFFont, Type1FontHeaderParser
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, int_value, list_value, resolve1, stream_value
from pdfminer.psparser import literal_name

from parsers.readers.pdfminer.objects import Tokens


class Fonts(PDFResourceManager):
    """The fonts of a file. A program that pdfminer would look into for what a map of its own says is left out."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """The font of an object; one that was made before, if the object has a number."""
        written = resolve1(spec.get("ToUnicode"))
        if (objid and objid in self._cached_fonts) or not isinstance(written, PDFStream) or written is _NO_MAP:
            return super().get_font(objid, spec)
        meanings = FileUnicodeMap()
        if not _explain(meanings, written.get_data()):
            _MapParser(meanings, BytesIO(written.get_data())).run()
        font: Any = super().get_font(objid, {**spec, "ToUnicode": _NO_MAP, **_without_programs(spec)})
        font.unicode_map = meanings
        if _is_encoded_in_program(spec):
            font.cid2unicode = _Encoding(spec)
        return cast(PDFFont, font)


class FontsOfPage(dict[object, PDFFont]):
    """The fonts that a page names, by their names. Raises KeyError for a name that it does not give."""

    def __init__(self, fonts: PDFResourceManager, named: Mapping[object, object]) -> None:
        super().__init__()
        self._fonts = fonts
        self._named = named

    def __missing__(self, name: object) -> PDFFont:
        written = self._named[name]
        try:
            font = self._fonts.get_font(written.objid if isinstance(written, PDFObjRef) else None, dict_value(written))
        except KeyError as error:
            raise ValueError("a font lacks what it needs") from error
        self[name] = font
        return font


class _MapParser(Tokens, CMapParser):
    """Reads what the codes of a font mean."""


class _Encoding(dict[int, str]):
    """What the program of a font says about codes that its own map lacks: read when there are some."""

    def __init__(self, spec: Mapping[str, object]) -> None:
        super().__init__()
        self._spec: Mapping[str, object] | None = spec

    def __missing__(self, code: int) -> str:
        if self._spec is None:
            raise KeyError(code)
        program = stream_value(dict_value(self._spec["FontDescriptor"])["FontFile"])
        self._spec = None
        length = int_value(program["Length1"])
        self.update(Type1FontHeaderParser(BytesIO(program.get_data()[:length])).get_encoding())
        return self[code]


def _explain(meanings: FileUnicodeMap, data: bytes) -> bool:
    """Take the meanings of codes from a map in which they stand one by one or in plain ranges; False for any other."""
    begin, end = data.find(b"begincmap"), data.find(b"endcmap")
    sections = [*_SECTION.finditer(data, begin, end)] if 0 <= begin < end else []
    if len(sections) != data.count(b"beginbf") or _OTHERWISE.search(data):
        return False
    for section in sections:
        written = _STRING.findall(section[2])
        if section[1] == b"char":
            for code, meaning in zip(written[::2], written[1::2], strict=False):
                meanings.add_cid2unichr(int(code, 16), unhexlify(meaning))
            continue
        for first, last, meaning in zip(written[::3], written[1::3], written[2::3], strict=False):
            if len(first) == len(last):
                for step in range(int(last, 16) - int(first, 16) + 1):
                    text = b"%0*X" % (len(meaning), int(meaning, 16) + step)
                    meanings.add_cid2unichr(int(first, 16) + step, unhexlify(text[-len(meaning) :]))
    return True


_SECTION = re.compile(rb"(?<!\S)beginbf(char|range)((?:\s*+<(?:[0-9A-Fa-f]{2}){1,4}+>)*+)\s*+endbf(?:char|range)(?!\S)")
_STRING = re.compile(rb"<([0-9A-Fa-f]++)>")
_OTHERWISE = re.compile(rb"usecmap|cidrange|cidchar|notdef|%")  # what such a map does not hold
_NO_MAP = PDFStream({}, b"")


def _is_encoded_in_program(spec: Mapping[str, object]) -> bool:
    return (
        literal_name(spec.get("Subtype")) in ("Type1", "MMType1", "TrueType")
        and "Encoding" not in spec
        and "FontFile" in dict_value(spec.get("FontDescriptor", {}))
    )


def _without_programs(spec: Mapping[str, object]) -> dict[str, object]:
    """The entries that lead to the font's program, without it."""
    if "DescendantFonts" in spec:
        fonts = [dict(dict_value(font)) for font in list_value(spec["DescendantFonts"])]
        return {"DescendantFonts": [{**font, **_descriptor(font, "FontFile2")} for font in fonts]}
    return _descriptor(spec, "FontFile") if _is_encoded_in_program(spec) else {}


def _descriptor(spec: Mapping[str, object], program: str) -> dict[str, object]:
    descriptor = dict_value(spec.get("FontDescriptor", {}))
    return {"FontDescriptor": {key: value for key, value in descriptor.items() if key != program}}
