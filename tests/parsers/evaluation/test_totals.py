"""The total for the municipality: in prose, in a table, and what is none."""

import pytest

from parsers.document import Box
from parsers.evaluation.totals import Owner, find_total
from parsers.parts.tables import Row
from schemas.report import Points
from tests.parsers.typed_pages import Sheet, line

OWNER = Owner("Exempelby", "SE", 2014)


def stated(*sentences: str, owner: Owner = OWNER) -> Points | None:
    texts = [(s, 1) for s in sentences]
    lines = [line(s, baseline=100.0 + 14 * k) for k, s in enumerate(sentences)]
    found = find_total(lines, texts, (), owner)
    return found.value if found else None


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("Totalt fick Exempelby 506 av totalt 800 poäng.", 506),
        ("Exempelby fick 568 poäng, 69 poäng som lägst och 92 som högst.", 568),
        ("Av totalt 800 poäng hamnade Exempelby på 479.", 479),
        ("Av 800 möjliga poäng fick kommunen 479.", 479),
        ("Kommunen får totalt 443 poäng i årets utvärdering.", 443),
        ("Resultatet blev 443 poäng, vilket är 66 poäng mer än förra gången.", 443),
        ("Sammanlagt uppnådde kommunen 443 poäng (av 800).", 443),
        ("Exempelby når 443 poäng sammanlagt.", 443),
        ("Kommunen fick 450 poäng, vilket är 66 poäng mer än förra.", 450),
        ("Eksempelvik skårer 523 poeng, noe som er tredje høyest.", 523),
        ("Kommunen oppnår til sammen 378 poeng.", 378),
        ("Samlet fikk Eksempelvik kommune 378 av 800 mulige poeng.", 378),
        ("Kommunen får 534 av 800 moglege poeng.", 534),
        ("Kommunen fekk i alt 412 poeng.", 412),
        ("Exempelby fick 512,5 poäng av 800 möjliga.", 512.5),
        ("Kommunens totala poäng är 512.", 512),
        ("Totalpoängen blev 512 av 800.", 512),
        ("Genomsnittet är 450 poäng medan Exempelby får 512 poäng.", 512),
        ("Kommunen får 512 av maximala 800 poäng, vilket är över genomsnittet som är 450.", 512),
        ("Poängsumman 512 är den högsta hittills.", 512),
        ("I 2014 års utvärdering fick kommunen 512 poäng totalt mot 443 poäng år 2010.", 512),
        ("Exempelby fick 512 poäng i utvärderingen 2014, en ökning med 66 poäng sedan 2010.", 512),
        ("Kommunen fick 512 poäng, jämfört med 443 poäng förra gången.", 512),
    ],
)
def test_a_total_in_prose(sentence: str, total: Points) -> None:
    assert stated(sentence) == total


@pytest.mark.parametrize(
    "sentence",
    [
        "Förra gången fick kommunen 443 poäng.",
        "Vid den tidigare utvärderingen fick kommunen 443 av 800 poäng.",
        "Genomsnittet är 443 poäng av 800.",
        "Medelvärdet för alla kommuner är 443 poäng av 800 möjliga.",
        "Kommunen har ökat med totalt 166 poäng mer än grannarna.",
        "Kommunen fick 166 fler poäng.",
        "Den högsta poängen hittills är 650 av 800.",
        "Kommunerna kan få totalt 800 poäng.",
        "Varje område kan ge 100 poäng.",
        "Kommunen fick 70 poäng.",
        "Kommunen har 443 anställda chefer av 800.000 invånare.",
        "Forrige gang fikk kommunen 378 poeng.",
        "Gjennomsnittet er 378 poeng av 800.",
        "Totalt svarade 443 % av cheferna.",
        "Under åren 2014-2020 fick kommunen flera utmärkelser.",
        "Förra gången fick kommunen totalt 443 av 800 poäng.",
        "Vid den förra utvärderingen uppnådde kommunen sammanlagt 443 poäng av 800.",
        "Forrige gang fikk kommunen til sammen 378 av 800 poeng.",
        "Genomsnittet för kommunerna är totalt 443 av 800 poäng.",
        "Gjennomsnittet er samlet 378 poeng av 800.",
        "Området fick 70 av 100 poäng.",
        "Kommunen fick 100 poäng för område 1.",
        "Kommunen har ökat med totalt 166 poäng.",
        "Ökningen är totalt 166 poäng.",
        "Skillnaden mot förra gången är 166 poäng av 800.",
        "I genomsnitt får kommunerna totalt 443 poäng.",
    ],
)
def test_what_is_no_total(sentence: str) -> None:
    assert stated(sentence) is None


def test_the_earlier_round_in_one_sentence_does_not_hide_the_total_in_the_next() -> None:
    assert stated("Förra gången fick kommunen 443 poäng. Nu får kommunen 512 poäng.") == 512


@pytest.mark.parametrize(
    "sentence",
    [
        "År 2010 fick kommunen totalt 443 poäng.",
        "Örebro fick 443 poäng.",
        "Örebro nådde 443 poäng.",
        "År 2010 fick kommunen totalt 443 av 800 poäng.",
        "Örebro fick totalt 443 av 800 poäng.",
        "I Örebro blev resultatet 443 poäng.",
    ],
)
def test_a_total_of_another_year_or_municipality_is_not_this_one(sentence: str) -> None:
    assert stated(sentence) is None


def test_a_sentence_may_name_its_own_year_and_municipality() -> None:
    own = Owner("Lund", "SE", 2014)
    assert stated("År 2014 fick Lund totalt 443 av 800 poäng.", owner=own) == 443


def test_the_first_total_counts() -> None:
    assert stated("Kommunen fick 512 poäng.", "Kommunen fick 499 poäng.") == 512


def test_the_total_has_a_place() -> None:
    total = find_total(
        [line("Ingenting."), line("Kommunen fick 512 poäng.", baseline=114)],
        [("Kommunen fick 512 poäng.", 1)],
        (),
        OWNER,
    )
    assert total is not None
    assert total.page == 1
    assert total.box.top == pytest.approx(114 - 8.8)


AREAS = ["Offentlighet och demokrati", "Tillgänglighet och brukarorientering", "Politisk styrning och kontroll",
         "Ledarskap, ansvar och delegation", "Resultat och effektivitet"]  # fmt: skip


def listed(
    *, sum_label: str = "Totalt", figures: tuple[str, ...] = ("443",), heads: tuple[str, ...] = (), count: int = 5
) -> Points | None:
    sheet = Sheet()
    xs = (350.0, 420.0, 490.0)
    if heads:
        sheet.put(86, *zip(xs, heads, strict=False))
    for k, name in enumerate(AREAS[:count]):
        sheet.put(100 + 14 * k, f"{k + 1}. {name}", *((x, str(50 + k)) for x in xs[: len(figures)]))
    sheet.put(100 + 14 * count, sum_label, *zip(xs, figures, strict=False))
    found = find_total(sheet.lines, [], (), OWNER)
    return found.value if found else None


@pytest.mark.parametrize("label", ["Totalt", "Summa", "Total", "Totalpoäng", "Sum", "Samlet"])
def test_a_line_that_closes_a_list_of_areas(label: str) -> None:
    assert listed(sum_label=label) == 443


def test_such_a_line_after_fewer_than_four_areas_is_none() -> None:
    assert listed(count=3) is None


def test_a_line_with_another_label_is_none() -> None:
    assert listed(sum_label="Antal invånare") is None


@pytest.mark.parametrize(("heads", "figures", "total"), [
    (("2010", "2014"), ("399", "443"), 443),
    (("2014", "2010"), ("443", "399"), 443),
    (("2014", "Medel"), ("443", "470"), 443),
    (("Medel", "Poäng"), ("470", "443"), 443),
    (("Poäng", "Tidigare"), ("443", "399"), 443),
    (("Bedömning", "2010"), ("443", "399"), 443),
    (("2010", "Bedömning"), ("399", "443"), 443),
])  # fmt: skip
def test_columns_of_an_earlier_round_or_a_mean_are_not_the_total(
    heads: tuple[str, ...], figures: tuple[str, ...], total: int
) -> None:
    assert listed(heads=heads, figures=figures) == total


@pytest.mark.parametrize("figures", [("800", "260"), ("260/500", "240"), ("260 / 500", "240"), ("65%", "260")])
def test_what_is_no_maximum_and_adds_up_is_the_total(figures: tuple[str, ...]) -> None:
    """The areas have 50 to 54 points."""
    sheet = Sheet()
    for k, name in enumerate(AREAS):
        own = {"800": "100", "65%": "65%", "240": str(48 + k % 2)}
        cells = [
            own.get(f, str(50 + k) if f == "260" else f"{50 + k} / 100" if " " in f else f"{50 + k}/100")
            for f in figures
        ]
        sheet.put(100 + 14 * k, f"{k + 1}. {name}", *zip((350.0, 450.0), cells, strict=True))
    sheet.put(170, "Totalt", *zip((350.0, 450.0), figures, strict=True))
    found = find_total(sheet.lines, [], (), OWNER)
    assert found is not None and found.value == 260


def test_a_difference_is_not_the_total() -> None:
    assert listed(figures=("443", "+44")) == 443


def test_a_sum_row_over_all_areas_is_the_last_resort() -> None:
    rows = (Row("Totalt", 443, 800, None, 7, Box(1, 2, 3, 4)),)
    total = find_total([line("Text")], [], rows, OWNER)
    assert total is not None and (total.value, total.page, total.box) == (443, 7, Box(1, 2, 3, 4))


def test_prose_comes_before_the_sum_row() -> None:
    rows = (Row("Totalt", 443, 800, None, 7, Box(1, 2, 3, 4)),)
    total = find_total([line("Kommunen fick 444 poäng.")], [("Kommunen fick 444 poäng.", 1)], rows, OWNER)
    assert total is not None and total.value == 444


def test_a_report_without_total_has_none() -> None:
    assert find_total([line("Text")], [("Text", 1)], (), OWNER) is None


@pytest.mark.parametrize(
    "text",
    ["536 poäng av 800 möjliga", "Exempelby kommun: 536 poäng av 800", "Totalpoäng 536", "Resultat: 536 av 800 poäng"],
)
def test_a_total_on_the_cover_or_in_a_charts_title(text: str) -> None:
    lone = [line("KommunKompassen"), line("2014", baseline=120), line(text, baseline=140)]
    total = find_total([line("Text")], [("Text", 1)], (), OWNER, lone)
    assert total is not None and (total.value, total.box.top < 140 < total.box.bottom) == (536, True)


def test_the_total_of_the_text_comes_before_that_of_the_cover() -> None:
    lone = [line("536 poäng av 800 möjliga")]
    text = "Kommunen fick totalt 444 poäng."
    total = find_total([line(text)], [(text, 1)], (), OWNER, lone)
    assert total is not None and total.value == 444
