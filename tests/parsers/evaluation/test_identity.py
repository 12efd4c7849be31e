"""Whose evaluation it is, in which language and of which edition."""

import pytest

from parsers.evaluation.identity import find_edition, find_language, find_municipality, lookup
from parsers.parts.areas import AreaHeading
from schemas.catalogue import EDITIONS, MUNICIPALITIES, Edition
from schemas.report import Country
from tests.parsers.typed_pages import line

# The municipality, from covers and headings


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Örnsköldsviks kommun", "Örnsköldsvik"),
        ("Helsingborgs stad", "Helsingborg"),
        ("Strängnäs kommun", "Strängnäs"),
        ("Borås stad", "Borås"),
        ("Göteborgs Stad", "Göteborg"),
        ("Malmö stad", "Malmö"),
        ("Lilla Edets kommun", "Lilla Edet"),
        ("Gotlands kommun", "Gotland"),
        ("Upplands Väsby kommun", "Upplands Väsby"),
        ("Dals-Eds kommun", "Dals-Ed"),
        ("Dals–Eds kommun", "Dals-Ed"),
        ("Vara kommun", "Vara"),
        ("Marks kommun", "Mark"),
        ("Orsa kommun", "Orsa"),
        ("Alingsås kommun", "Alingsås"),
        ("Malung-Sälens kommun", "Malung-Sälen"),
        ("Östra Göinge kommun", "Östra Göinge"),
        ("STRÄNGNÄS KOMMUN", "Strängnäs"),
        ("Simrishamns Kommun", "Simrishamn"),
    ],
)
@pytest.mark.parametrize("title", ["Analys av {}", "{} i förhållande till Kommunkompassen", "Kortfakta om {}"])
def test_genitives_are_undone_against_the_register(title: str, printed: str, name: str) -> None:
    found, code = find_municipality([title.format(printed)], [], "SE")
    assert found == name
    assert code == next(m.code for m in MUNICIPALITIES if m.name == name and m.country == "SE")


@pytest.mark.parametrize("title", ["Analys av Region Gotland", "Region Gotland i förhållande till Kommunkompassen"])
def test_a_region_that_is_a_municipality(title: str) -> None:
    assert find_municipality([title], [], "SE") == ("Gotland", "0980")


@pytest.mark.parametrize(
    "title",
    ["Evaluering av Lindesnes kommune 2017", "Evaluering av forvaltningspraksisen i Lindesnes kommune",
     "Evalueringen av Lindesnes kommune", "Lindesnes kommune i forhold til Kommunekompasset"],
)  # fmt: skip
def test_norwegian_titles(title: str) -> None:
    assert find_municipality([title], [], "NO")[0] == "Lindesnes"


def test_the_municipality_evaluated_outweighs_those_that_are_named() -> None:
    texts = ["Örebro kommun har ett bra exempel. Örebro kommun arbetar så. Även Umeå kommun gör det."]
    assert find_municipality(["Analys av Vara kommun"], texts, "SE")[0] == "Vara"


def test_a_municipality_that_no_register_knows_is_read_as_printed() -> None:
    titles = ["Analys av Exempelby kommun", "Exempelby kommun i förhållande till Kommunkompassen"]
    assert find_municipality(titles, ["Exempelby kommun ligger vid kusten."], "SE") == ("Exempelby", None)


def test_its_genitive_goes_where_the_text_has_the_name_without() -> None:
    found = find_municipality(["Analys av Exempelbys kommun"], ["I Exempelby finns en plan."], "SE")
    assert found == ("Exempelby", None)


def test_its_genitive_stays_where_nothing_speaks_against_it() -> None:
    assert find_municipality(["Analys av Norra Monsterås kommun"], [], "SE") == ("Norra Monsterås", None)


def test_a_name_in_capitals_is_spelt_as_in_the_text() -> None:
    found = find_municipality(["ANALYS AV EXEMPELBY KOMMUN"], ["I Exempelby kommun finns en plan."], "SE")
    assert found == ("Exempelby", None)


def test_a_text_without_any_name_has_none() -> None:
    assert find_municipality(["Kommunkompassen"], ["En rapport om ledning."], "SE") == ("", None)


@pytest.mark.parametrize("country", ["SE", "NO"])
def test_every_name_of_the_register_and_its_genitive_are_found(country: Country) -> None:
    own = [m for m in MUNICIPALITIES if m.country == country]
    names = {m.name for m in own}
    for m in own:
        for form in (m.name, m.name if m.name.endswith("s") else f"{m.name}s"):
            if form == m.name or form not in names:
                entry = lookup(form, country)
                assert entry is not None and entry.name in (m.name, form), form


def test_a_name_of_the_other_country_is_not_found() -> None:
    assert lookup("Lindesnes", "SE") is None


# The language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kommunen har en plan och det är bra att den följs upp av nämnderna, som inte alltid hinner.", "sv"),
        ("Kommunen har en plan og det er bra at den ikke blir glemt, og den følges også opp fra rådhuset.", "nb"),
        ("Kommunen har ein plan og det er bra at dei ikkje gløymer korleis han skal følgjast opp frå rådhuset.", "nn"),
    ],
)
def test_the_language_is_told_by_its_stop_words(text: str, language: str) -> None:
    assert find_language([text]) == language


# The edition


def areas_of(edition: Edition, *, aliases: bool = False, count: int = 8) -> list[AreaHeading]:
    found = []
    for a in edition.areas[:count]:
        name = a.aliases[0] if aliases and a.aliases else a.name
        found.append(AreaHeading((line(name),), a.number, name))
    return found


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: e.id)
@pytest.mark.parametrize("aliases", [False, True], ids=["names", "aliases"])
def test_an_edition_is_told_by_its_area_names(edition: Edition, aliases: bool) -> None:
    assert find_edition(areas_of(edition, aliases=aliases), [], edition.country) == edition.id


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: e.id)
def test_names_in_capitals_tell_it_too(edition: Edition) -> None:
    areas = [AreaHeading(a.lines, a.number, a.name.upper()) for a in areas_of(edition)]
    assert find_edition(areas, [], edition.country) == edition.id


def common() -> list[AreaHeading]:
    """The six areas that the editions of 2010 and 2016 name alike."""
    edition = next(e for e in EDITIONS if e.id == "2010")
    return [a for a in areas_of(edition) if a.number not in (2, 7)]


@pytest.mark.parametrize(
    ("sentence", "edition"),
    [
        ("Instrumentet reviderades år 2010.", "2010"),
        ("Instrumentet reviderades år 2010 och 2016.", "2016"),
        ("Kommunkompassen reviderades 2010 och år 2016.", "2016"),
    ],
)
def test_the_revision_sentence_decides_between_editions_alike(sentence: str, edition: str) -> None:
    assert find_edition(common(), [sentence], "SE") == edition


def test_area_names_that_no_catalogue_knows_tell_no_edition() -> None:
    areas = [AreaHeading((line("x"),), n, f"Okänt område {n}") for n in range(1, 9)]
    assert find_edition(areas, ["Instrumentet reviderades år 2010."], "SE") is None


def test_fewer_than_half_of_the_names_are_not_enough() -> None:
    edition = EDITIONS[0]
    unknown = [AreaHeading((line("x"),), n, f"Okänt område {n}") for n in range(4, 9)]
    assert find_edition([*areas_of(edition, count=3), *unknown], [], edition.country) is None


def test_an_edition_of_the_other_country_is_none() -> None:
    norwegian = next(e for e in EDITIONS if e.country == "NO")
    assert find_edition(areas_of(norwegian), [], "SE") is None
