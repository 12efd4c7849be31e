"""Which pages of a file are reports: its prints told apart by their seams, and those taken that evaluate areas."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from parsers.document import Document
from parsers.page.lines import Line, fold
from parsers.page.sheets.facts import PageFacts, facts_of
from parsers.parts.span.evidence import Evidence, evidence_of
from parsers.parts.span.seams import APART, seams
from parsers.vocabulary import INSTRUMENT

LEAST_AREAS = 3  # a memo about the instrument may name one or two with a score
_TITLE_WORDS = 70  # a title page has fewer
_TITLE_SIZE = 1.3  # of the size of most of the next page: a title's largest words are larger
_FULL_PAGE = 150  # words: no title, imprint or contents
_FRONT = 3  # pages before the first text that may be title, imprint and contents
_LONG_PICTURES = 5  # pages in a row that are nothing but pictures: a scanned paper, and no chart


@dataclass(frozen=True)
class Spans:
    """The reports of a file, each by its pages; and what else was seen, for the case that there is none."""

    reports: tuple[tuple[int, ...], ...]  # numbers of pages
    prints: int  # papers that the file is made up of
    pictures: tuple[int, ...]  # pages that are nothing but pictures
    names_instrument: tuple[int, ...]  # pages
    named: tuple[int, ...]  # areas named anywhere
    scored: tuple[int, ...]  # areas with score rows anywhere


@dataclass
class _Print:
    pages: list[PageFacts]
    evidence: Evidence


def find_spans(document: Document) -> Spans:
    """The reports in a document by their own sequence, and by what parts one print from the next."""
    facts = [facts_of(page) for page in document.pages]
    prints = [_Print(pages, evidence_of(pages)) for part in _parted(facts) for pages in _restarts(part)]
    joined = _joined(prints)
    reports = [tuple(page.number for page in p.pages) for p in joined if is_report(p.evidence)]
    whole = evidence_of(facts)
    naming = tuple(page.number for page in facts if any(_names_instrument(line) for line in page.lines))
    return Spans(
        reports=tuple(reports),
        prints=len(prints),
        pictures=tuple(page.number for page in facts if page.is_bare and page.picture > 0.3),
        names_instrument=naming,
        named=tuple(sorted(whole.named)),
        scored=tuple(sorted(whole.scored)),
    )


def is_report(evidence: Evidence) -> bool:
    """True for pages that say what Kommunkompassen found: area by area with score rows, or with text and a score."""
    if not evidence.names_instrument:
        return False
    told_and_scored = {a for a in evidence.told if evidence.headed[a]}
    return len(evidence.scored) >= LEAST_AREAS or len(told_and_scored) >= LEAST_AREAS


def _parted(facts: Sequence[PageFacts]) -> list[list[PageFacts]]:
    parts: list[list[PageFacts]] = [[facts[0]]] if facts else []
    for page, value in zip(facts[1:], seams(facts), strict=True):
        if value <= APART:
            parts.append([])
        parts[-1].append(page)
    return parts


def _restarts(part: list[PageFacts]) -> list[list[PageFacts]]:
    """A print parted where a second report begins in the same look: another title page with another report behind."""
    starts = [i for i in range(1, len(part)) if _is_title(part, i)]
    cut = [0]
    for i in starts:
        before, after = evidence_of(part[cut[-1] : i]), evidence_of(part[i:])
        another = is_report(before) or not before.areas and any(p.words > _FULL_PAGE for p in part[cut[-1] : i])
        if another and is_report(after):
            cut.append(i)
    return [part[a:b] for a, b in zip(cut, [*cut[1:], len(part)], strict=True)]


def _is_title(part: Sequence[PageFacts], i: int) -> bool:
    """True for a page of few, large words that names the instrument."""
    page = part[i]
    if page.words > _TITLE_WORDS or not any(_names_instrument(line) for line in _unlike(page, part[i - 1])):
        return False
    following = next((p for p in part[i + 1 :] if p.words > _TITLE_WORDS), None)
    if following is None:
        return False
    usual = following.styles.most_common(1)[0][0][1]
    return max(line.size for line in page.lines) > _TITLE_SIZE * usual


def _unlike(page: PageFacts, before: PageFacts) -> list[Line]:
    """The lines of a page that are no running lines of the page before it too."""
    running = page.running & before.running
    return [line for line in page.lines if regex.sub(r"\d+", "#", line.folded) not in running]


def _joined(prints: Sequence[_Print]) -> list[_Print]:
    """Prints put together again: one that goes on with the areas of the one before, front pages with their report."""
    joined: list[_Print] = []
    for found in prints:
        before = joined[-1] if joined else None
        if before is not None and (_goes_on(before.evidence, found.evidence) or _is_front(before, found)):
            pages = [*before.pages, *found.pages]
            joined[-1] = _Print(pages, evidence_of(pages))
        else:
            joined.append(found)
    return joined


def _goes_on(before: Evidence, after: Evidence) -> bool:
    """True where areas come in rising order over the seam, or the score rows of the areas told before it."""
    if before.told and after.told and max(before.told) < min(after.told):
        return len(before.told | after.told) >= LEAST_AREAS
    if not before.areas or not after.areas or is_report(before) and is_report(after):
        return False
    if max(before.areas) < min(after.areas):
        return len(before.areas | after.areas) >= LEAST_AREAS
    return not before.scored and not after.told and len(before.told & after.scored) >= LEAST_AREAS


def _is_front(before: _Print, after: _Print) -> bool:
    """True for a title, an imprint or a table of contents that stands alone before a report."""
    if len(before.pages) > _FRONT or before.evidence.areas or not is_report(after.evidence):
        return False
    few = all(page.words <= _TITLE_WORDS or _lists_areas(page) for page in before.pages)
    return few and before.evidence.names_instrument


def _lists_areas(page: PageFacts) -> bool:
    """True for a page of contents: lines that end in page numbers that rise."""
    numbers = [int(line.words[-1].text) for line in page.lines if regex.fullmatch(r"\d{1,3}", line.words[-1].text)]
    return len(numbers) >= 8 and sum(a <= b for a, b in zip(numbers, numbers[1:], strict=False)) >= 0.8 * len(numbers)


def _names_instrument(line: Line) -> bool:
    return any(word in fold(line.text) for word in INSTRUMENT)
