"""The catalogue for data portals conforms to DCAT-AP and says everything in two languages."""

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, SKOS

from pipeline.release.catalogue import Settings, SettingsError, catalogue, read_settings

EU = "http://publications.europa.eu/resource/authority"
SETTINGS = """
address = "https://example.org/kk"
[publisher]
name = "Exempelstiftelsen"
uri = "https://example.org/"
[contact]
name = "Dataredaktionen"
email = "data@example.org"
"""
AUTHORITY = {
    "access-right": DCTERMS.RightsStatement,
    "country": DCTERMS.Location,
    "data-theme": SKOS.Concept,
    "file-type": DCTERMS.MediaTypeOrExtent,
    "frequency": DCTERMS.Frequency,
    "language": DCTERMS.LinguisticSystem,
}
SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.ttl"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    path = tmp_path / "catalogue.toml"
    path.write_text(SETTINGS, "utf-8")
    return read_settings(path)


@pytest.fixture
def graph(settings: Settings) -> Graph:
    return Graph().parse(data=catalogue(settings, "2026.11.1", texts=True), format="xml")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pyshacl asks rdflib in a way that goes out of use
@pytest.mark.parametrize("shapes", SHAPES, ids=lambda p: p.name)
def test_it_conforms(graph: Graph, shapes: Path) -> None:
    for term in set(graph.objects()) if "range" in shapes.name else ():  # as the authority tables say themselves
        for table, kind in AUTHORITY.items():
            if str(term).startswith(f"{EU}/{table}/"):
                graph.add((term, RDF.type, kind))
    conforms, _, report = validate(graph, shacl_graph=str(shapes), inference="none", advanced=True)
    assert conforms, report


def test_there_are_shapes() -> None:
    assert SHAPES


def test_the_same_settings_give_the_same_bytes(settings: Settings) -> None:
    assert catalogue(settings, "2026.11.1", texts=True) == catalogue(settings, "2026.11.1", texts=True)


def test_every_iri_is_absolute_and_titles_are_in_two_languages(graph: Graph) -> None:
    for triple in graph:
        for term in triple:
            if isinstance(term, URIRef):
                assert str(term).startswith(("http://", "https://", "mailto:")), term
    for kind in (DCAT.Catalog, DCAT.Dataset, DCAT.Distribution):
        for thing in graph.subjects(RDF.type, kind):
            assert {title.language for title in graph.objects(thing, DCTERMS.title)} == {"sv", "en"}  # type: ignore[attr-defined]


def test_texts_are_not_offered_without_them(settings: Settings) -> None:
    without = Graph().parse(data=catalogue(settings, "2026.11.1", texts=False), format="xml")
    assert not [t for t in without.objects(None, DCAT.accessURL) if "sections" in str(t)]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("https://example.org/kk", "example.org"), "address"),
        (("data@example.org", "data"), "email"),
        (("[contact]", "[kontakt]"), "contact"),
        (("address =", "address"), "cannot be read"),
    ],
)
def test_settings_that_do_not_fit_say_where(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    path = tmp_path / "catalogue.toml"
    path.write_text(SETTINGS.replace(*change), "utf-8")
    with pytest.raises(SettingsError, match=says):
        read_settings(path)
