"""What is known outside the reports, as rows: registers, groups, editions, findings, pages of municipalities."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.database.rows import Row, Rows
from schemas.catalogue import EDITIONS, Municipality
from schemas.findings import FINDINGS
from schemas.identifiers import UNNAMED, slug, sort_key
from schemas.registers import changes, groups, known_evaluations, municipalities, populations, successor
from schemas.report import Report


def catalogue_rows() -> Rows:
    """Return the rows of the registers, of the editions and of the kinds of findings."""
    rows: Rows = defaultdict(list)
    _add_registers(rows)
    for e in EDITIONS:
        rows["editions"].append({"id": e.id, "name": e.name, "first_year": e.first_year, "last_year": e.last_year})
        rows["edition_areas"] += [
            {"edition": e.id, "number": a.number, "name": a.name, "subject": a.subject} for a in e.areas
        ]
        rows["edition_questions"] += [
            {"edition": e.id, "number": q.number, "text": q.text, "max": q.max} for q in e.questions
        ]
    for position, kind in enumerate(FINDINGS.values(), 1):
        rows["finding_kinds"].append(
            {name: getattr(kind, name) for name in ("code", "about", "severity", "sv", "en")} | {"position": position}
        )
    rows["known_evaluations"] = [k._asdict() for k in known_evaluations()]
    return rows


def _add_registers(rows: Rows) -> None:
    group = {g.municipality_id: g.group_id for g in sorted(groups(), key=lambda g: g.division)}
    last = {p.municipality_id: p.population for p in sorted(populations(), key=lambda p: p.year)}
    for m in sorted(municipalities(), key=lambda m: (sort_key(m.name), m.code)):
        rows["municipalities"].append(
            {
                "id": m.id,
                "code": m.code,
                "name": m.name,
                "county": m.county,
                "country": m.country,
                "group_id": group.get(m.id),
                "population": last.get(m.id),
                "sort_key": sort_key(m.name),
            }
        )
    rows["municipality_groups"] = [g._asdict() for g in sorted(groups(), key=lambda g: (g.municipality_id, g.division))]
    rows["populations"] = [p._asdict() for p in sorted(populations(), key=lambda p: (p.municipality_id, p.year))]
    rows["municipality_changes"] = [c._asdict() for c in changes()]


class Pages:
    """Which page of the site belongs to which municipality."""

    def __init__(self, registers: Sequence[Municipality] | None = None) -> None:
        """Give each municipality of the registers a slug; those that share a name get their code behind it.

        A Norwegian municipality that only got another code, or merged into one of its own name, has one page.
        """
        known = municipalities() if registers is None else registers
        self._slugs: dict[str, str] = {}
        self._rows: dict[str, Row] = {}
        heirs = {successor(m.id) for m in known if successor(m.id) != m.id}
        by_name: dict[tuple[str, str], str] = {}
        first = [m for m in known if m.id not in heirs]
        shared = Counter(slug(m.name) for m in first)
        for m in first:
            name = slug(m.name) if shared[slug(m.name)] == 1 else f"{slug(m.name)}-{m.code}"
            self._slugs[m.id] = name
            self._rows[name] = _page(name, m.id, m.name, m.country)
            by_name[successor(m.id), slug(m.name)] = name
        for m in known:
            if m.id in heirs:
                name = by_name.get((m.id, slug(m.name))) or slug(m.name)
                if self._rows.get(name, {}).get("country", m.country) != m.country:
                    name = f"{name}-{m.code}"
                self._slugs[m.id] = name
                self._rows.setdefault(name, _page(name, m.id, m.name, m.country))

    def slug(self, municipality_id: str | None, name: str) -> str:
        """Return the slug of a municipality; one that no register knows goes by its name."""
        return self._slugs.get(municipality_id or "") or slug(name) or UNNAMED

    def add(self, report: Report) -> None:
        """Give the report's municipality a page if it has none."""
        name = self.slug(report.municipality_id, report.municipality)
        self._rows.setdefault(name, _page(name, None, report.municipality, report.country))

    def rows(self) -> list[Row]:
        """Return the rows of `municipality_pages`, in Swedish order."""
        return sorted(self._rows.values(), key=lambda row: (str(row["sort_key"]), str(row["slug"])))

    def slug_rows(self) -> list[Row]:
        """Return the rows of `municipality_slugs`."""
        return [{"municipality_id": i, "slug": name} for i, name in sorted(self._slugs.items())]


def _page(name: str, municipality_id: str | None, municipality: str, country: str) -> Row:
    return {
        "slug": name,
        "municipality_id": municipality_id,
        "name": municipality,
        "sort_key": sort_key(municipality),
        "country": country,
    }
