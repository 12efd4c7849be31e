"""What a font's name and descriptor say about its weight."""

import re

_SUBSET = re.compile(r"[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|demi|(?:^|[-, ])bd(?:$|[-, ]|mt|it)", re.IGNORECASE)
_FORCE_BOLD = 1 << 18  # font descriptor flag, ISO 32000 table 123
_HEAVY_STEM = 140  # thickness of the upright stems in 1/1000 em; regular text fonts have 70-110
_NAMELESS = re.compile(r"(?:CIDFont)?\+?[A-Z]{0,3}\d*")


def plain_name(name: str) -> str:
    """Return a PostScript name without the prefix that marks a subset: "ABCDEF+Calibri" becomes "Calibri"."""
    return name[7:] if _SUBSET.match(name) else name


def is_bold(name: str, flags: int, stem: float) -> bool:
    """Tell whether a font is bold by its name or its flags.

    The thickness of its stems (0 if not known) counts only where the name says nothing ("F1", "CIDFont+F2"):
    Ghostscript writes heavy stems for regular text fonts.
    """
    if _BOLD.search(name) or flags & _FORCE_BOLD:
        return True
    return stem >= _HEAVY_STEM and _NAMELESS.fullmatch(name) is not None
