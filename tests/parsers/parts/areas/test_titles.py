"""What an area's heading says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.parts.areas.titles import is_label, may_name, opens_no_title, read_title, without_scores
from tests.parsers.typed_pages import typed


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("Område 1 Offentlighet och demokrati", 1, "Offentlighet och demokrati"),
        ("Område 1: Offentlighet och demokrati", 1, "Offentlighet och demokrati"),
        ("OMRÅDE 1 – OFFENTLIGHET OCH DEMOKRATI", 1, "OFFENTLIGHET OCH DEMOKRATI"),
        ("Område IV. Ledarskap, ansvar och delegation", 4, "Ledarskap, ansvar och delegation"),
        ("Område I Offentlighet och demokrati", 1, "Offentlighet och demokrati"),
        ("Område VIII Något nytt", 8, "Något nytt"),
        ("3 | Något nytt", 3, "Något nytt"),
        ("C. Något nytt", 3, "Något nytt"),
        ("Område C Något nytt", 3, "Något nytt"),
        ("A Offentlighet och demokrati", 1, "Offentlighet och demokrati"),
        ("III. Något nytt", 3, "Något nytt"),
        ("III Politisk styrning och kontroll", 3, "Politisk styrning och kontroll"),
        ("3 – Något nytt", 3, "Något nytt"),
        ("Fokusområde 5 Resultatfokus og effektivitet", 5, "Resultatfokus og effektivitet"),
        ("3.2 Område 2 Något nytt", 2, "Något nytt"),
        ("4.2 Något nytt", 2, "Något nytt"),
        ("2) Något nytt", 2, "Något nytt"),
        ("Offentlighet och demokrati", None, "Offentlighet och demokrati"),
        ("Område 3", 3, ""),
    ],
)
def test_titles(text: str, number: int | None, name: str) -> None:
    title = read_title(text)
    assert title is not None and (title.number, title.name) == (number, name)


@pytest.mark.parametrize(
    "text",
    [
        "Allmänt", "Områdets styrkor", "Område i förändring", "Område vi arbetar med", "OMRÅDE I FOKUS",
        "Område 1.1 Dialog", "Område 2030", "Sammanfattning offentlighet och demokrati", "12 14", "11 Slutord",
        "I kommunen", "A och O", "D. v. s.", "K. Något nytt", "Område A-B",
    ],
)  # fmt: skip
def test_other_texts(text: str) -> None:
    assert read_title(text) is None


@pytest.mark.parametrize(
    ("text", "kept", "scores"),
    [
        ("Område 1 Offentlighet, 70 poäng", "Område 1 Offentlighet", "70 poäng"),
        ("Område 1 Offentlighet (70 p)", "Område 1 Offentlighet", "(70 p)"),
        ("Område 1 Offentlighet (70)", "Område 1 Offentlighet", "(70)"),
        ("Område 1 Offentlighet 70 av 100", "Område 1 Offentlighet", "70 av 100"),
        ("70/100 1 Offentlighet", "1 Offentlighet", "70/100"),
        ("65,5 p 3.1 Offentlighet", "3.1 Offentlighet", "65,5 p"),
        ("4.1 Offentlighet ........ 47", "4.1 Offentlighet", "47"),
        ("4.1 Offentlighet.........47", "4.1 Offentlighet", "47"),
        ("4.1 Offentlighet.........", "4.1 Offentlighet", ""),
        ("Agenda 2030", "Agenda 2030", ""),
        ("Område 1", "Område 1", ""),
        ("Offentlighet och demokrati......75/100", "Offentlighet och demokrati", "75/100"),
        ("Kommunen som arbetsgivare..68/100", "Kommunen som arbetsgivare", "68/100"),
        ("4.1 Offentlighet och demokrati ..... 75 av 100", "4.1 Offentlighet och demokrati", "75 av 100"),
        ("Område 2 Offentlighet och demokrati 52", "Område 2 Offentlighet och demokrati", "52"),
        ("43 Offentlighet och demokrati", "Offentlighet och demokrati", "43"),
        ("1 Offentlighet och demokrati", "1 Offentlighet och demokrati", ""),
        ("43 4.1 Offentlighet och demokrati", "4.1 Offentlighet och demokrati", "43"),
        ("43 Framtiden", "43 Framtiden", ""),
        ("Område 2 Framtiden mot 2030", "Område 2 Framtiden mot 2030", ""),
        ("Så här långt...", "Så här långt...", ""),
    ],
)
def test_scores_before_and_after_a_heading(text: str, kept: str, scores: str) -> None:
    found, figures = without_scores(typed(text))
    assert (" ".join(w.text for w in found), " ".join(w.text for w in figures)) == (kept, scores)


@pytest.mark.parametrize(
    ("text", "alone"), [("4.1", True), ("Område 3:", True), ("3", True), ("Område", False), ("12 15", False)]
)
def test_a_number_or_label_alone(text: str, alone: bool) -> None:
    assert is_label(text) is alone


@given(
    st.lists(st.sampled_from(("Område", "III", "Politisk", "styrning", "och", "kontroll", "Kommunen", "3.", ":", "²"))),
    st.booleans(),
)
def test_what_opens_no_title_is_none(words: list[str], plain: bool) -> None:
    text = " ".join(words)
    if opens_no_title(text, plain=plain):
        title = read_title(text)
        assert title is None or (plain and not title.known and not title.labelled)  # a number alone, in running text
        assert not is_label(text)


@pytest.mark.parametrize(
    ("text", "plain", "none"),
    [
        ("Varje nämnd har en tydlig plan", True, True),
        ("Varje nämnd har en tydlig plan", False, True),
        ("politisk styrning och kontroll", True, False),
        ("Resultat: 57 poäng", True, False),
        ("Under 2014 gick det bra", True, True),
        ("3. Framtiden", True, True),  # a number alone makes no title of running text
        ("3. Framtiden", False, False),
        ("57 p 3.", True, False),
        ("57 p Politisk styrning och kontroll", True, False),
        ("Poäng: 57 Politisk styrning och kontroll", True, False),
        ("Hur arbetade kommunen 2014 med politisk styrning", True, True),  # a name inside a row opens none
        ("Ledar", False, False),  # the rest of the word may stand on the next line
        ("Ledar", True, True),
        ("12", True, False),
        ("•", False, True),
    ],
)
def test_running_text_opens_no_title_and_names_do(text: str, plain: bool, none: bool) -> None:
    assert opens_no_title(text, plain=plain) is none


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Politisk", True),  # the name goes on below
        ("3. Politisk styrning och kontroll", True),
        ("Område 3", True),
        ("3.", True),
        ("Sam-", True),  # as the word does
        ("1.1 Hur informeras medborgarna?", False),
        ("Etik – hur hantera korruption", False),
    ],
)
def test_a_name_is_known_by_its_first_word(text: str, may: bool) -> None:
    assert may_name(text) is may
