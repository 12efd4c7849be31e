"""Makes a report from a specification: which text stands where, and which figures are printed.

The same specification gives the same report. The layout takes part because a paragraph that shall break inside
"IT-stöd" must know how wide the column is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from random import Random

from schemas.catalogue import EDITIONS, EditionArea
from tests.reports.chapters import chapters
from tests.reports.model import Area, Block, Question, Report, Section, Sums, percentage
from tests.reports.spec import Spec
from tests.reports.typeset import break_lines, register
from tests.reports.wording import Wording, wording


def compose(spec: Spec) -> Report:
    """The report that a specification asks for, without contradictions."""
    random = Random(f"{spec.municipality} {spec.year} {spec.seed}")
    words = wording(spec.language)
    edition = next(e for e in EDITIONS if e.id == spec.edition)
    deck = _deck(words.body, random)
    named = edition.areas
    if spec.names:
        named = tuple(a._replace(name=n) for a, n in zip(named, spec.names, strict=True))
    areas = tuple(_area(spec, area, words, random, deck, _questions(spec, area, words, random)) for area in named)
    areas = _with_extras(spec, areas, words, random)
    total = sum(a.sums.score for a in areas)
    old: tuple[Area, ...] = ()
    if spec.old:
        before = next(e for e in EDITIONS if e.id == "2002")
        old = tuple(
            _area(spec, area, words, random, deck, _own_questions(area, words, random)) for area in before.areas
        )
    report = Report(
        municipality=spec.municipality,
        kind=spec.kind,
        genitive=spec.genitive or f"{spec.municipality}s",
        year=spec.year,
        month=spec.month,
        days=spec.days,
        report_date=spec.report_date or f"{spec.year}-{spec.month + 1:02}-20",
        ordinal=spec.ordinal,
        edition=None if spec.names else spec.edition,
        language=spec.language,
        evaluators=spec.evaluators,
        total=None if spec.total == "none" else total,
        chart_total=spec.total == "display",
        sections=(),
        areas=areas,
        old=old,
        earlier=tuple(max(5, a.sums.score - random.randint(-5, 15)) for a in areas) if spec.earlier else (),
    )
    return replace(report, sections=tuple(chapters(spec, report, words)))


def _questions(spec: Spec, area: EditionArea, words: Wording, random: Random) -> tuple[Question, ...]:
    edition = next(e for e in EDITIONS if e.id == spec.edition)
    known = [q for q in edition.questions if q.number.startswith(f"{area.number}.")]
    if not known:
        return _own_questions(area, words, random)
    return tuple(_scored(q.number, q.text, q.max, random) for q in known)


def _own_questions(area: EditionArea, words: Wording, random: Random) -> tuple[Question, ...]:
    texts = words.subjects[area.subject].questions
    maxima = [25] * 4 if len(texts) == 4 else random.choice(([20] * 5, [15, 20, 25, 30, 10], [10, 25, 25, 15, 25]))
    return tuple(
        _scored(f"{area.number}.{i}", t, m, random) for i, (t, m) in enumerate(zip(texts, maxima, strict=True), 1)
    )


def _scored(number: str, text: str, maximum: int, random: Random) -> Question:
    score = random.randint(maximum // 4, maximum)
    return Question(number, text, score, maximum, percentage(score, maximum))


def _deck(blocks: tuple[Block, ...], random: Random) -> Iterator[Block]:
    """Paragraphs in random order; none comes again before all have come."""
    while True:
        yield from random.sample(blocks, len(blocks))


def _area(
    spec: Spec,
    area: EditionArea,
    words: Wording,
    random: Random,
    deck: Iterator[Block],
    questions: tuple[Question, ...],
) -> Area:
    score, maximum = sum(q.score for q in questions), sum(q.max for q in questions)
    name = _printed_name(area, spec.language)
    headings = words.sections[area.subject]
    general = Section(words.words.general, 3, _filled(random.sample(words.general, 1), spec))
    short = spec.layout.family == "C-short"
    if short:
        headings = (f"Sammanfattning {name[0].lower()}{name[1:]}",)
    sections = []
    for heading in headings:
        count = 3 if short else random.randint(*spec.paragraphs)
        sections.append(Section(heading, 3, _filled([next(deck) for _ in range(count)], spec)))
    low, high = spec.list_lengths
    return Area(
        number=area.number,
        name=name,
        heading_score=score if spec.layout.box else None,
        rubrics=words.subjects[area.subject].rubrics if spec.layout.box else (),
        sections=(general, *sections),
        strengths=_some(words.points.strengths, max(low, 1), high, random),
        improvements=_some(words.points.improvements, low, high, random),
        weaknesses=_some(words.points.weaknesses, 0, high // 2, random) if spec.layout.list_columns == 3 else (),
        questions=questions,
        sums=Sums(score, maximum, percentage(score, maximum)),
    )


def _some(pool: tuple[str, ...], few: int, many: int, random: Random) -> tuple[str, ...]:
    return tuple(random.sample(pool, min(len(pool), random.randint(few, many))))


def _printed_name(area: EditionArea, language: str) -> str:
    return next((a for a in area.aliases if language == "nn"), area.name)


def _with_extras(spec: Spec, areas: tuple[Area, ...], words: Wording, random: Random) -> tuple[Area, ...]:
    """Spreads the traps, the forced line breaks, the mentions and one list of examples over the areas."""
    extras = [
        *_filled(words.traps, spec),
        *(_fitted(b, spec, words) for b in words.breaks),
        *_filled(words.mentions, spec),
    ]
    result = list(areas)
    for at, extra in enumerate(extras):
        area = result[at % len(result)]
        sections = list(area.sections)
        chosen = 1 + (at // len(result)) % (len(sections) - 1)
        blocks = list(sections[chosen].blocks)
        blocks.insert(random.randint(0, len(blocks)), extra)
        sections[chosen] = replace(sections[chosen], blocks=tuple(blocks))
        result[at % len(result)] = replace(area, sections=tuple(sections))
    for at in range(0, len(result), 3):
        area = result[at]
        items = [Block(words.words.example), *(Block(t, item=True) for t in random.sample(words.points.strengths, 3))]
        last = replace(
            area.sections[-1], blocks=(*area.sections[-1].blocks, *items, random.choice(_filled(words.body, spec)))
        )
        result[at] = replace(area, sections=(*area.sections[:-1], last))
    return tuple(result)


def _fitted(block: Block, spec: Spec, words: Wording) -> Block:
    """A paragraph whose natural line break falls where the wording has "|"."""
    layout = spec.layout
    if not spec.fitted:
        first, second = words.fillers.first[0].format(name=spec.municipality), words.fillers.second[0]
        return Block(" ".join(f"{first} {second} {block.text.replace('|', '')}".split()))
    register(layout.body)
    before, after = block.text.split("|")
    end = before.split()[-1]
    for second, third, first in product(words.fillers.second, words.fillers.second, words.fillers.first):
        text = " ".join(f"{first.format(name=spec.municipality)} {second} {third} {before}{after}".split())
        lines = break_lines(text, layout.body.regular, layout.size, layout.text_width, hyphenate=layout.hyphenate)
        if second != third and any(
            line.text.rstrip().endswith(f" {end}") and not line.hyphenated for line in lines[:-1]
        ):
            return Block(text)
    raise ValueError(f"no filler breaks {block.text!r} at {layout.text_width} points")


def _filled(blocks: Sequence[Block], spec: Spec) -> tuple[Block, ...]:
    genitive = spec.genitive or f"{spec.municipality}s"
    return tuple(
        replace(b, text=b.text.replace("{name}", spec.municipality).replace("{gen}", genitive)) for b in blocks
    )
