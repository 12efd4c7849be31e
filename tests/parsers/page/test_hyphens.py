"""Line ends are undone: automatic hyphens go, the author's own stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.page.hyphens import LineJoiner
from parsers.page.lines import Line
from tests.parsers.typed_pages import line, typed

# Running text that shows both habits of Word: blanks kept at wrapped lines, hyphens put in automatically.
WORD_LIKE = [
    "Kommunen har en plan ",
    "som revideras med jäm- ",
    "na mellanrum av nämn-",
    "den och dess stab ",
    "till",
    "slut.",
]
NO_BLANKS = ["Kommunen har en plan", "som revideras av nämn-", "den och dess stab varje år", "till slut."]
NEVER_BREAKS = ["Kommunen har en plan ", "som revideras av nämnden ", "och dess stab"]


def joiner(*known: str, habit: list[str] | None = None) -> LineJoiner:
    """A joiner that has read `known` in the middle of lines, and the line ends of `habit`."""
    return LineJoiner([line(t) for t in [*(WORD_LIKE if habit is None else habit), *(f"{k} slut " for k in known)]])


def join(*lines: str, known: tuple[str, ...] = (), habit: list[str] | None = None) -> str:
    return joiner(*known, habit=habit).join([typed(text) for text in lines])


def test_a_plain_line_end_is_a_blank() -> None:
    assert join("kommunens ", "invånare") == "kommunens invånare"


def test_no_lines_are_no_text() -> None:
    assert join() == ""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("medbor-", "gardialog"), "medborgardialog"),
        (("en verksamhets-", "utveckling som"), "en verksamhetsutveckling som"),
        (("för-", "bättringar, och"), "förbättringar, och"),
        (("ut-", "veck-", "ling"), "utveckling"),
    ],
)
def test_an_automatic_hyphen_goes(lines: tuple[str, ...], expected: str) -> None:
    assert join(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("mål- ", "och resultatstyrning"), "mål- och resultatstyrning"),
        (("synpunkts- ", "samt klagomålshantering"), "synpunkts- samt klagomålshantering"),
        (("kultur- ", "respektive fritidsnämnden"), "kultur- respektive fritidsnämnden"),
        (("innbygger- ", "og brukerorientering"), "innbygger- og brukerorientering"),
        (("vård- ", "eller omsorgsboende"), "vård- eller omsorgsboende"),
        (("kort- ", "medellång och lång sikt"), "kort- medellång och lång sikt"),
    ],
)
def test_a_suspended_hyphen_stays_apart(lines: tuple[str, ...], expected: str) -> None:
    assert join(*lines) == expected


def test_a_suspended_hyphen_before_a_conjunction_needs_no_blank_where_none_are_kept() -> None:
    assert join("mål-", "och resultatstyrning", habit=NO_BLANKS) == "mål- och resultatstyrning"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("IT-", "stöd"), "IT-stöd"),
        (("E-", "förslag"), "E-förslag"),
        (("KKiK-", "mått"), "KKiK-mått"),
        (("2014-", "2020"), "2014-2020"),
        (("åren 2014–", "2020"), "åren 2014–2020"),
        (("e-", "tjänster"), "e-tjänster"),
        (("Agenda 21-", "arbetet"), "Agenda 21-arbetet"),
        (("Malung-", "Sälen"), "Malung-Sälen"),
    ],
)
def test_a_hard_hyphen_stays_in_its_word(lines: tuple[str, ...], expected: str) -> None:
    assert join(*lines) == expected


def test_a_hyphenated_word_that_the_report_spells_so_keeps_its_hyphen() -> None:
    assert join("webb-", "baserad", known=("webb-baserad",)) == "webb-baserad"


def test_a_word_that_the_report_spells_whole_loses_it() -> None:
    assert join("IT-", "stöd", known=("ITstöd",)) == "ITstöd"


def test_the_more_frequent_spelling_decides() -> None:
    assert join("plan-", "arbete", known=("plan-arbete", "planarbete", "planarbete")) == "planarbete"


def test_a_report_that_never_breaks_words_wrote_its_hyphens_itself() -> None:
    assert join("webb-", "baserad", habit=NEVER_BREAKS) == "webb-baserad"


def test_a_word_that_ends_like_a_conjunction_is_whole() -> None:
    assert join("gemen-", "samt arbete", habit=NO_BLANKS) == "gemensamt arbete"


def test_a_word_in_capitals_is_whole_again() -> None:
    assert join("DEMO-", "KRATI") == "DEMOKRATI"


def test_parts_parted_by_a_slash_stay_together() -> None:
    assert join("medborgare/", "brukare") == "medborgare/brukare"


def test_a_hyphen_before_a_slash_or_a_bracket_end_stays() -> None:
    assert join("plan-", "/strategiarbete") == "plan-/strategiarbete"
    assert join("(mål-", ")arbete") == "(mål-)arbete"


def test_a_dash_between_words_is_no_hyphen() -> None:
    assert join("planen – ", "som är ny") == "planen – som är ny"
    assert join("planen - ", "som är ny") == "planen - som är ny"


def test_an_address_keeps_its_hyphen() -> None:
    assert join("se www.exempelby.se/mal-", "styrning") == "se www.exempelby.se/mal-styrning"


def test_a_bracket_after_the_hyphen_keeps_the_words_apart_as_printed() -> None:
    assert join("barn- ", "(och ungdoms)nämnden") == "barn- (och ungdoms)nämnden"


@pytest.mark.parametrize(("habit", "kept"), [(WORD_LIKE, True), (NO_BLANKS, False)])
def test_whether_wrapped_lines_keep_their_blank_is_learnt(habit: list[str], kept: bool) -> None:
    assert LineJoiner([line(t) for t in habit]).blanks_kept is kept


LETTERS = st.text(alphabet="abcdefgåäöIT19", min_size=1, max_size=9)
ENDS = st.sampled_from(["", " ", "-", "- ", "/", "–"])


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@given(st.lists(st.tuples(st.lists(LETTERS, min_size=1, max_size=4), ENDS), min_size=1, max_size=6))
def test_joining_never_loses_a_letter_or_digit(parts: list[tuple[list[str], str]]) -> None:
    lines = [" ".join(words) + end for words, end in parts]
    joined = LineJoiner([line(t) for t in lines]).join([typed(t) for t in lines])
    assert letters(joined) == letters("".join(lines))


@given(st.lists(st.tuples(st.lists(LETTERS, min_size=1, max_size=4), ENDS), min_size=1, max_size=6))
def test_joining_adds_nothing_but_blanks(parts: list[tuple[list[str], str]]) -> None:
    lines = [" ".join(words) + end for words, end in parts]
    joined = LineJoiner([line(t) for t in lines]).join([typed(t) for t in lines])
    assert joined.count("-") <= "".join(lines).count("-") and "  " not in joined and joined == joined.strip()


WORDS = [
    "verksamhetsutveckling", "medborgardialog", "kvalitetsdeklarationer", "Samhällsbyggnadsförvaltningen", "gemensamt",
    "uppföljningsdialoger", "fullmäktigeledamöter", "interkommunalt", "forvaltningspraksis", "brukarundersökningar",
]  # fmt: skip
VOWELS = frozenset("aeiouyåäöæø")


def breaks(word: str) -> list[int]:
    """Where an automatic hyphenation may break a word: two letters on each side, a vowel in both parts."""
    return [
        k for k in range(2, len(word) - 1) if VOWELS & set(word[:k].casefold()) and VOWELS & set(word[k:].casefold())
    ]


@pytest.mark.parametrize("habit", [WORD_LIKE, NO_BLANKS], ids=["blanks kept", "no blanks"])
@pytest.mark.parametrize("word", WORDS)
def test_a_word_broken_anywhere_comes_back_whole_if_the_report_spells_it_elsewhere(word: str, habit: list[str]) -> None:
    learnt = joiner(word, habit=habit)
    broken = [learnt.join([typed(f"en {word[:k]}-"), typed(f"{word[k:]} till")]) for k in breaks(word)]
    assert broken == [f"en {word} till"] * len(breaks(word))


@given(st.sampled_from(WORDS), st.data())
def test_a_word_broken_over_three_lines_comes_back_whole(word: str, data: st.DataObject) -> None:
    first, second = sorted(data.draw(st.lists(st.sampled_from(breaks(word)), min_size=2, max_size=2, unique=True)))
    lines = [typed(f"{word[:first]}-"), typed(f"{word[first:second]}-"), typed(word[second:])]
    assert joiner(word).join(lines) == word


def test_a_joiner_without_lines_joins() -> None:
    empty: list[Line] = []
    assert LineJoiner(empty).join([typed("plan"), typed("och")]) == "plan och"


def test_a_word_that_a_narrow_frame_cuts_without_a_hyphen_is_whole_again_if_it_is_known() -> None:
    known = line("Förtroendevalda och tjänstemän möts ofta")
    cut = [typed("roller för förtroendevalda/tjänstem"), typed("än i kommunen")]
    joiner = LineJoiner([known, *(Line(1, tuple(words)) for words in cut)])
    assert joiner.join(cut) == "roller för förtroendevalda/tjänstemän i kommunen"


def test_two_words_that_make_a_third_stay_two() -> None:
    lines = [typed("som har en plan för"), typed("bättring av arbetet")]
    joiner = LineJoiner([line("Det finns en plan för förbättring av allt"), *(Line(1, tuple(x)) for x in lines)])
    assert joiner.join(lines) == "som har en plan för bättring av arbetet"


@pytest.mark.parametrize(
    ("lines", "known", "whole"),
    [
        (("Sammanfattnin", "gar på lätt"), (), "Sammanfattningar på lätt"),
        (("Bygglovsgarant", "i"), ("bygglovsgaranti", "i"), "Bygglovsgaranti"),
        (("Bygglovsgarant", "i"), ("i",), "Bygglovsgarant i"),  # which of both it is cannot be told
        (("synpunkts-/kla", "gomålshanterin", "g i hela "), (), "synpunkts-/klagomålshantering i hela"),
        (("Ungdomsråd ", "med egen"), (), "Ungdomsråd med egen"),
        (("Kulturen", "samt en lång rad av annat"), (), "Kulturen samt en lång rad av annat"),
        (("Ett råd", "egenskap"), (), "Ett råd egenskap"),
    ],
)
def test_a_word_that_fills_a_narrow_cell_is_put_together(
    lines: tuple[str, ...], known: tuple[str, ...], whole: str
) -> None:
    assert join(*lines, known=known) == whole


def test_where_no_wrapped_line_has_a_blank_a_full_line_says_nothing() -> None:
    assert join("Sammanfattnin", "gar på lätt", habit=NO_BLANKS) == "Sammanfattnin gar på lätt"
