"""Pictures of pages set straight: how far a page lies askew, and the picture turned back by as much.

Angles are in radians, positive where lines of print fall to the right.
"""

from math import radians, tan
from typing import Any

import numpy
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[numpy.uint8]
"""A picture of a page, a row of pixels after the other; 0 is black."""

STEEPEST = radians(6.0)  # a sheet that lies more askew does not leave a feeder
_COARSE, _FINE = radians(0.5), radians(0.05)
_SMALL = 700  # pixels: width at which lines of print are bars with white between them
_MARGIN = 0.07  # of the width: dark edges and punch holes lie there
INK = 128  # of 255: darker is ink
_FAINT = 0.25  # share of ink below which a pixel is paper
_INK = 50  # pixels: less tells no direction


def slant(picture: Image.Image) -> float:
    """The angle at which the lines of print fall to the right, found where rows of pixels differ most in ink."""
    height = max(1, round(picture.height * _SMALL / picture.width))
    small = numpy.asarray(picture.resize((_SMALL, height), Image.Resampling.BOX))
    edge = int(_SMALL * _MARGIN)
    ink = (255 - small[:, edge:-edge].astype(numpy.float32)) / 255
    ink[ink < _FAINT] = 0
    if ink.sum() < _INK:
        return 0.0
    best = _steepest_change(ink, numpy.arange(-STEEPEST, STEEPEST + _COARSE, _COARSE))
    return _steepest_change(ink, numpy.arange(best - _COARSE, best + _COARSE, _FINE))


def _steepest_change(ink: NDArray[numpy.floating[Any]], angles: NDArray[numpy.float64]) -> float:
    strips = numpy.array_split(ink, 24, axis=1)
    starts = numpy.cumsum([0] + [strip.shape[1] for strip in strips[:-1]])
    profiles = [strip.sum(axis=1) for strip in strips]
    best, found = -1.0, 0.0
    for angle in angles:
        total = numpy.zeros(ink.shape[0], dtype=numpy.float64)
        for start, profile in zip(starts, profiles, strict=True):
            total += numpy.roll(profile, -round(float(start) * tan(float(angle))))
        change = float((numpy.diff(total) ** 2).sum())
        if change > best:
            best, found = change, float(angle)
    return found


def levelled(picture: Image.Image, angle: float) -> Image.Image:
    """The picture turned about its middle so that lines falling by `angle` are level; what comes in is white."""
    if abs(angle) < _FINE:
        return picture
    degrees = angle * 180 / numpy.pi
    return picture.rotate(float(degrees), Image.Resampling.BICUBIC, fillcolor=255)
