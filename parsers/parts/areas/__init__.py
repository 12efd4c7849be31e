"""The headings that open the areas, and the scores beside them."""

from parsers.parts.areas.headings import AreaHeading, find_areas

__all__ = ["AreaHeading", "find_areas"]
