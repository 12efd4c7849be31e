"""Which pages of a file are reports: its prints told apart by their seams, and those taken that evaluate areas."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from parsers.document import Document
from parsers.page.sheets.facts import PageFacts, facts_of
from parsers.parts.span.evidence import LEAST_AREAS, Evidence, names_it
from parsers.parts.span.seams import APART, seams
from parsers.parts.span.titles import TITLE_WORDS, is_nothing_but_contents, is_other_paper, is_title, opens_again

_FALLING = 0.7  # share of the steps from page to page
_FULL_PAGE = 150  # words: no title, imprint or contents
_FRONT = 3  # pages before the first text that may be title, imprint and contents
_PICTURE = 0.3  # of the page: what stands on a bare page is a picture


@dataclass(frozen=True)
class Spans:
    """The reports of a file, each by its pages; and what else is seen, for the case that there is none."""

    reports: tuple[tuple[int, ...], ...]  # numbers of pages
    prints: int  # papers that the file is made up of
    pages: tuple[PageFacts, ...]

    @property
    def pictures(self) -> tuple[int, ...]:
        """Pages that are nothing but pictures."""
        return tuple(page.number for page in self.pages if page.is_bare and page.picture > _PICTURE)

    @cached_property
    def names_instrument(self) -> tuple[int, ...]:
        """Pages that name Kommunkompassen."""
        return tuple(page.number for page in self.pages if names_it(page))

    @cached_property
    def whole(self) -> Evidence:
        """What all the pages hold together."""
        return Evidence(self.pages)


@dataclass
class _Print:
    pages: list[PageFacts]
    evidence: Evidence


def find_spans(document: Document) -> Spans:
    """The reports in a document by their own sequence, and by what parts one print from the next."""
    facts = [facts_of(page) for page in document.pages]
    if _counts_down(facts):
        facts.reverse()  # printed the last page first
    prints = [_Print(pages, Evidence(pages)) for part in _parted(facts) for pages in _restarts(part)]
    joined = _joined(prints)
    reports = [tuple(page.number for page in p.pages) for p in joined if _is_report(p)]
    return Spans(tuple(reports), len(prints), tuple(facts))


def _is_report(found: _Print) -> bool:
    """True for a print that evaluates areas; one whose title says that it is another paper must have score tables."""
    if is_other_paper(found.pages) and not found.evidence.is_scored:
        return False
    return is_report(found.evidence)


def _counts_down(facts: Sequence[PageFacts]) -> bool:
    """True for a file whose page numbers fall from page to page."""
    pairs = list(zip(facts, facts[1:], strict=False))
    falling = sum(any(p.number == q.number + 1 for p in a.printed for q in b.printed) for a, b in pairs)
    return falling > 2 and falling >= _FALLING * len(pairs)


def is_report(evidence: Evidence) -> bool:
    """True for pages that say what Kommunkompassen found: area by area with score rows, or with text and a score."""
    if not evidence.names_instrument:
        return False
    return evidence.tells_of_areas


def _parted(facts: Sequence[PageFacts]) -> list[list[PageFacts]]:
    parts: list[list[PageFacts]] = [[facts[0]]] if facts else []
    for page, value in zip(facts[1:], seams(facts), strict=True):
        if value <= APART:
            parts.append([])
        parts[-1].append(page)
    return parts


def _restarts(part: list[PageFacts]) -> list[list[PageFacts]]:
    """A print parted where a second report begins in the same look: another title page, or the first chapter again."""
    cut = [0]
    for i in range(1, len(part)):
        own = part[cut[-1] :]
        if not (is_title(part, i) or opens_again(own, i - cut[-1])):
            continue
        before, after = Evidence(part[cut[-1] : i]), Evidence(part[i:])
        another = is_report(before) or not before.areas and any(p.words > _FULL_PAGE for p in part[cut[-1] : i])
        if another and is_report(after):
            cut.append(i)
    return [part[a:b] for a, b in zip(cut, [*cut[1:], len(part)], strict=True)]


def _joined(prints: Sequence[_Print]) -> list[_Print]:
    """Prints put together again: one that goes on with the areas of the one before, front pages with their report."""
    joined: list[_Print] = []
    for found in prints:
        before = joined[-1] if joined else None
        if before is not None and (_goes_on(before.evidence, found.evidence) or _is_front(before, found)):
            pages = [*before.pages, *found.pages]
            joined[-1] = _Print(pages, Evidence(pages))
        else:
            joined.append(found)
    return joined


def _goes_on(before: Evidence, after: Evidence) -> bool:
    """True where areas come in rising order over the seam, or the score rows of the areas told before it."""
    if before.told and after.told and max(before.told) < min(after.told):
        return len(before.told | after.told) >= LEAST_AREAS
    if not before.areas or not after.areas:
        return False
    if max(before.areas) < min(after.areas):
        return len(before.areas | after.areas) >= LEAST_AREAS
    return not before.scored and not after.told and len(before.told & after.scored) >= LEAST_AREAS


def _is_front(before: _Print, after: _Print) -> bool:
    """True for a title, an imprint or a table of contents that stands alone before a report."""
    if len(before.pages) > _FRONT or before.evidence.areas or not is_report(after.evidence):
        return False
    few = all(page.words <= TITLE_WORDS or is_nothing_but_contents(page) for page in before.pages)
    return few and before.evidence.names_instrument
