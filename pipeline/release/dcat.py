"""DCAT-AP-SE 3.0.1 of the data set: catalogue, data set, distributions (docs.dataportal.se/dcat)."""

from typing import NamedTuple

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from pipeline.release.catalogue import Settings

VERSION = URIRef("http://www.w3.org/ns/dcat#version")  # DCAT 3
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
EU = "http://publications.europa.eu/resource/authority"
RIGHTS_STAY = (
    "Rättigheterna till texterna ligger hos rapporternas författare; citera med rapport och sida.",
    "Rights to the texts stay with the reports' authors; quote with the report and its page.",
)
KEYWORDS = (("kommun", "municipality"), ("utvärdering", "evaluation"), ("kvalitet", "quality"))


class Distribution(NamedTuple):
    """One way to get the data."""

    name: str
    title: tuple[str, str]  # in Swedish and English
    file_type: str  # of the European authority table
    path: str  # under the site's address
    free: bool  # CC0; else the rights stay with the authors


def catalogue_graph(settings: Settings, version: str, *, texts: bool) -> bytes:
    """The catalogue as RDF/XML."""
    graph = _Catalogue(settings)
    graph.publisher_and_contact()
    graph.catalog()
    graph.dataset(version)
    for distribution in _distributions(version, texts=texts):
        graph.distribution(distribution)
    content: bytes = graph.graph.serialize(format="pretty-xml", encoding="utf-8")
    return content


class _Catalogue:
    """A graph that is being filled; every IRI is absolute, every text in Swedish and English."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.graph = Graph()
        for prefix, space in (("dcat", DCAT), ("dcterms", DCTERMS), ("foaf", FOAF), ("vcard", VCARD)):
            self.graph.bind(prefix, space)
        self.root = URIRef(f"{settings.address}/")
        self.publisher = URIRef(settings.publisher.uri)

    def node(self, name: str) -> URIRef:
        """A thing that the catalogue itself describes."""
        return URIRef(f"{self.settings.address}/datasets/dcat#{name}")

    def add(self, subject: URIRef, *pairs: tuple[URIRef, URIRef | Literal]) -> None:
        """Several statements about one thing."""
        for predicate, target in pairs:
            self.graph.add((subject, predicate, target))

    def say(self, subject: URIRef, predicate: URIRef, texts: tuple[str, str]) -> None:
        """A text in both languages."""
        self.add(subject, (predicate, Literal(texts[0], lang="sv")), (predicate, Literal(texts[1], lang="en")))

    def publisher_and_contact(self) -> None:
        """Who publishes, and whom to ask."""
        self.add(self.publisher, (RDF.type, FOAF.Agent), (FOAF.name, Literal(self.settings.publisher.name)))
        contact = self.settings.contact
        self.add(
            self.node("contact"),
            (RDF.type, VCARD.Organization),
            (RDF.type, VCARD.Kind),
            (VCARD.fn, Literal(contact.name)),
            (VCARD.hasEmail, URIRef(f"mailto:{contact.email}")),
        )

    def catalog(self) -> None:
        """The catalogue, which holds one data set."""
        catalog = self.node("catalog")
        self.say(catalog, DCTERMS.title, ("Kommunkompassen som data", "Kommunkompassen reports as data"))
        self.say(
            catalog,
            DCTERMS.description,
            (
                "Utvärderingar av kommuner med Kommunkompassen, lästa ur publicerade rapporter.",
                "Evaluations of municipalities with Kommunkompassen, read from published reports.",
            ),
        )
        self.add(
            catalog,
            (RDF.type, DCAT.Catalog),
            (DCTERMS.publisher, self.publisher),
            (DCTERMS.license, CC0),
            (DCTERMS.language, URIRef(f"{EU}/language/SWE")),
            (DCTERMS.language, URIRef(f"{EU}/language/ENG")),
            (FOAF.homepage, self.root),
            (DCAT.dataset, self.node("dataset")),
        )
        self.add(self.root, (RDF.type, FOAF.Document))

    def dataset(self, version: str) -> None:
        """The data set."""
        dataset = self.node("dataset")
        self.say(dataset, DCTERMS.title, ("Kommunkompassens resultat", "Results of Kommunkompassen"))
        self.say(
            dataset,
            DCTERMS.description,
            (
                "Poäng per område och fråga, styrkor, förbättringsområden och avvikelser i svenska och norska "
                "rapporter.",
                "Scores per area and question, strengths, improvements and contradictions in Swedish and Norwegian "
                "reports.",
            ),
        )
        for keyword in KEYWORDS:
            self.say(dataset, DCAT.keyword, keyword)
        self.add(
            dataset,
            (RDF.type, DCAT.Dataset),
            (DCTERMS.identifier, Literal(str(dataset))),
            (VERSION, Literal(version)),
            (DCTERMS.publisher, self.publisher),
            (DCAT.contactPoint, self.node("contact")),
            (DCAT.theme, URIRef(f"{EU}/data-theme/GOVE")),
            (DCTERMS.accessRights, URIRef(f"{EU}/access-right/PUBLIC")),
            (DCTERMS.accrualPeriodicity, URIRef(f"{EU}/frequency/IRREG")),
            (DCAT.landingPage, self.root),
            *((DCTERMS.spatial, URIRef(f"{EU}/country/{code}")) for code in ("SWE", "NOR")),
            *((DCTERMS.language, URIRef(f"{EU}/language/{code}")) for code in ("SWE", "NOR")),
        )

    def distribution(self, one: Distribution) -> None:
        """One way to get the data set."""
        node = self.node(one.name)
        self.say(node, DCTERMS.title, one.title)
        self.say(node, DCTERMS.description, one.title if one.free else RIGHTS_STAY)
        self.add(self.node("dataset"), (DCAT.distribution, node))
        self.add(
            node,
            (RDF.type, DCAT.Distribution),
            (DCAT.accessURL, URIRef(f"{self.settings.address}{one.path}")),
            (DCTERMS.format, URIRef(f"{EU}/file-type/{one.file_type}")),
            (DCTERMS.license, CC0 if one.free else self.node("rights")),
        )
        self.add(CC0, (RDF.type, DCTERMS.LicenseDocument))
        if not one.free:
            self.add(self.node("rights"), (RDF.type, DCTERMS.LicenseDocument))
            self.say(self.node("rights"), DCTERMS.title, RIGHTS_STAY)


def _distributions(version: str, *, texts: bool) -> list[Distribution]:
    archive = f"/releases/kommunkompassen-{version}.zip"
    found = [
        Distribution("scores", ("Poäng som CSV", "Scores as CSV"), "CSV", "/kommunkompassen/questions.csv", True),
        Distribution("api", ("Databasen som JSON", "The database as JSON"), "JSON", "/kommunkompassen.json", True),
        Distribution("release", (f"Utgåva {version}", f"Release {version}"), "ZIP", archive, not texts),
    ]
    if texts:
        title = ("Rapporternas texter", "Texts of the reports")
        found.append(Distribution("texts", title, "CSV", "/kommunkompassen/sections.csv", False))
    return found
