"""What is worked out once for a page, and asked for again by whoever reads on in its file."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")

PAGES = 256
"""Pages of which an answer is kept: more than a report has, and few enough for a file of two thousand."""

_kept: list[Callable[[], None]] = []  # what forgets the answers of each such function


def kept_for_pages(answer: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """A function of a page that is asked again and again while its file is read; what it takes can be hashed."""
    asked = lru_cache(maxsize=PAGES)(answer)
    _kept.append(asked.cache_clear)
    return cast("Callable[_Asked, _Answer]", asked)


def forget_pages() -> None:
    """Let go of what is kept of pages, once their file has been read: else ten reports stay in memory."""
    for forget in _kept:
        forget()
