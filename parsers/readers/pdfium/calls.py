"""The PDFium functions the reader calls, with handles as plain integers.

pypdfium2 ships the library and declares its functions with typed pointers; making such a pointer for each call costs
more than the call. Here the same functions take and return addresses, and are called without releasing the interpreter
lock: a page takes thousands of calls of some hundred nanoseconds. Nor is ctypes told what it passes on rightly unasked,
which are whole numbers of an int's size, what `byref` gives, and the handle of a page's text, wrapped once by
`text_of`: each parameter it has been told of is checked and wrapped anew for each call, at a third of a call's cost.
"""

from collections.abc import Callable
from ctypes import (
    POINTER,
    PYFUNCTYPE,
    Structure,
    c_char_p,
    c_double,
    c_float,
    c_int,
    c_size_t,
    c_uint,
    c_ulong,
    c_ushort,
    c_void_p,
    cast,
)
from typing import Any, NewType

import pypdfium2.raw

Handle = int  # address of an object of PDFium; 0 or None for none
Text = NewType("Text", object)  # such an address as ctypes passes it on
Function = Callable[..., Any]  # what ctypes makes of a C function takes and returns plain numbers


class Matrix(Structure):
    """FS_MATRIX: x' = a x + c y + e, y' = b x + d y + f."""

    _fields_ = [(name, c_float) for name in "abcdef"]


class Rectangle(Structure):
    """FS_RECTF, y upwards."""

    _fields_ = [(name, c_float) for name in ("left", "top", "right", "bottom")]


_handle = c_void_p

_floats = POINTER(c_float)
_doubles = POINTER(c_double)
_uints = POINTER(c_uint)
_units = POINTER(c_ushort)
_AS_THEY_ARE = (Text, c_int, _floats, _doubles, _uints, _units, POINTER(c_int), POINTER(Matrix), POINTER(Rectangle))


def _function(name: str, result: Any, *arguments: Any) -> Function:
    address = cast(getattr(pypdfium2.raw, name), c_void_p).value
    if address is None:
        raise ImportError(f"the PDFium library has no {name}")
    told = list(arguments)
    while told and told[-1] in _AS_THEY_ARE:
        told.pop()  # ctypes takes further arguments than those it has been told of
    return PYFUNCTYPE(result, *told)(address)


load_document = _function("FPDF_LoadMemDocument64", _handle, c_char_p, c_size_t, c_char_p)
close_document = _function("FPDF_CloseDocument", None, _handle)
last_error = _function("FPDF_GetLastError", c_ulong)
count_pages = _function("FPDF_GetPageCount", c_int, _handle)
metadata = _function("FPDF_GetMetaText", c_ulong, _handle, c_char_p, c_void_p, c_ulong)

load_page = _function("FPDF_LoadPage", _handle, _handle, c_int)
close_page = _function("FPDF_ClosePage", None, _handle)
page_box = _function("FPDF_GetPageBoundingBox", c_int, _handle, POINTER(Rectangle))
rotation = _function("FPDFPage_GetRotation", c_int, _handle)
count_objects = _function("FPDFPage_CountObjects", c_int, _handle)
get_object = _function("FPDFPage_GetObject", _handle, _handle, c_int)

object_type = _function("FPDFPageObj_GetType", c_int, _handle)
is_transparent = _function("FPDFPageObj_HasTransparency", c_int, _handle)
object_matrix = _function("FPDFPageObj_GetMatrix", c_int, _handle, POINTER(Matrix))
object_bounds = _function("FPDFPageObj_GetBounds", c_int, _handle, _floats, _floats, _floats, _floats)
fill_colour = _function("FPDFPageObj_GetFillColor", c_int, _handle, _uints, _uints, _uints, _uints)
stroke_colour = _function("FPDFPageObj_GetStrokeColor", c_int, _handle, _uints, _uints, _uints, _uints)
stroke_width = _function("FPDFPageObj_GetStrokeWidth", c_int, _handle, _floats)
form_count_objects = _function("FPDFFormObj_CountObjects", c_int, _handle)
form_get_object = _function("FPDFFormObj_GetObject", _handle, _handle, c_ulong)

draw_mode = _function("FPDFPath_GetDrawMode", c_int, _handle, POINTER(c_int), POINTER(c_int))
count_segments = _function("FPDFPath_CountSegments", c_int, _handle)
get_segment = _function("FPDFPath_GetPathSegment", _handle, _handle, c_int)
segment_point = _function("FPDFPathSegment_GetPoint", c_int, _handle, _floats, _floats)
segment_type = _function("FPDFPathSegment_GetType", c_int, _handle)
set_active = _function("FPDFPageObj_SetIsActive", c_int, _handle, c_int)
segment_closes = _function("FPDFPathSegment_GetClose", c_int, _handle)

picture_size = _function("FPDFImageObj_GetImagePixelSize", c_int, _handle, _uints, _uints)
rendered_bitmap = _function("FPDFImageObj_GetRenderedBitmap", _handle, _handle, _handle, _handle)
bitmap_format = _function("FPDFBitmap_GetFormat", c_int, _handle)
bitmap_width = _function("FPDFBitmap_GetWidth", c_int, _handle)
bitmap_height = _function("FPDFBitmap_GetHeight", c_int, _handle)
bitmap_stride = _function("FPDFBitmap_GetStride", c_int, _handle)
bitmap_buffer = _function("FPDFBitmap_GetBuffer", _handle, _handle)
destroy_bitmap = _function("FPDFBitmap_Destroy", None, _handle)

clip_of = _function("FPDFPageObj_GetClipPath", _handle, _handle)
count_clips = _function("FPDFClipPath_CountPaths", c_int, _handle)
count_clip_segments = _function("FPDFClipPath_CountPathSegments", c_int, _handle, c_int)
get_clip_segment = _function("FPDFClipPath_GetPathSegment", _handle, _handle, c_int, c_int)

load_text = _function("FPDFText_LoadPage", _handle, _handle)
close_text = _function("FPDFText_ClosePage", None, Text)
count_chars = _function("FPDFText_CountChars", c_int, Text)
get_text = _function("FPDFText_GetText", c_int, Text, c_int, c_int, _units)
char_unicode = _function("FPDFText_GetUnicode", c_uint, Text, c_int)
char_unmapped = _function("FPDFText_HasUnicodeMapError", c_int, Text, c_int)
char_generated = _function("FPDFText_IsGenerated", c_int, Text, c_int)
char_object = _function("FPDFText_GetTextObject", _handle, Text, c_int)
char_origin = _function("FPDFText_GetCharOrigin", None, Text, c_int, _doubles, _doubles)
char_matrix = _function("FPDFText_GetMatrix", c_int, Text, c_int, POINTER(Matrix))
char_box = _function("FPDFText_GetCharBox", c_int, Text, c_int, _doubles, _doubles, _doubles, _doubles)
char_loose_box = _function("FPDFText_GetLooseCharBox", c_int, Text, c_int, POINTER(Rectangle))
char_font_size = _function("FPDFText_GetFontSize", c_double, Text, c_int)

render_mode = _function("FPDFTextObj_GetTextRenderMode", c_int, _handle)
text_font = _function("FPDFTextObj_GetFont", _handle, _handle)
font_name = _function("FPDFFont_GetBaseFontName", c_size_t, _handle, c_char_p, c_size_t)
font_weight = _function("FPDFFont_GetWeight", c_int, _handle)
font_flags = _function("FPDFFont_GetFlags", c_int, _handle)
glyph_width = _function("FPDFFont_GetGlyphWidth", c_int, _handle, c_uint, c_float, _floats)


def text_of(page: Handle) -> Text | None:
    """The text of a page, to be given back with `close_text`; None if PDFium cannot load it."""
    text = load_text(page)
    return Text(c_void_p.from_param(text)) if text else None
