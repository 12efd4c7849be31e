"""Measures of print that several stages share; what one stage alone decides by stands in its own module."""

MIDDLE = 0.3
"""Of the size: how far above the baseline the middle of a small letter is. A word is in a box if that point is."""

BLANK = 0.25
"""Of the size: the width of a blank in the usual fonts (Times 0.25, Helvetica 0.28)."""

LARGER = 0.75
"""Points: type that differs in size by this much is meant to look larger; sizes are rounded to halves."""

SOLID = 1.05
"""Of the size: the least distance of baselines at which lines are set."""

INSIDE = 5.0
"""Points: a gutter or a word this far within the edge of a grid is inside of it, whatever width its rules have."""

SCAN_FONT = "Scan"
"""Of words that were recognised on a picture of print, where the file has none of its own."""
