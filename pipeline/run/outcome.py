"""What reading one file comes to."""

from typing import TYPE_CHECKING, NamedTuple

from schemas.report import Reject, Report

if TYPE_CHECKING:  # the libraries for PDFs come with it
    from parsers.readers.picture.seen import Pictured

Pictures = dict[int, bytes]
"""Pictures (PNG) of the rows that the findings of a report are about, by the finding's place from 1."""


class Reading(NamedTuple):
    """The reports of a file in the order of their pages, then those that cannot be read; or why there is none."""

    results: tuple[Report | Reject, ...]
    pictures: tuple[Pictures, ...] = ()  # one for each result; empty where none were asked for
    pages: int = 0  # of the file
    unread: tuple[int, ...] = ()  # pages that OCR could read and did not; they may be all there is to say
    unseen: "tuple[Pictured, ...]" = ()  # pages of a report with pictures that were not looked into
    recognised: bytes | None = None  # a page that was recognised or its pictures, instead of results

    def pictures_of(self, place: int) -> Pictures:
        """The pictures of the result at `place`, counted from 0."""
        return self.pictures[place] if self.pictures else {}


def refused(reject: Reject) -> Reading:
    """A file that becomes no report."""
    return Reading((reject,))
