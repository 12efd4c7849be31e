"""The words of each language agree with each other."""

from itertools import combinations

import pytest

from parsers import vocabulary
from parsers.page.lines import fold
from parsers.vocabulary import (
    BOX,
    COLUMNS,
    CONJUNCTIONS,
    ENDS_LIKE_CONJUNCTION,
    LANGUAGES,
    LISTS,
    TABLES,
    BoxWords,
    Vocabulary,
    _filled,
)

each = pytest.mark.parametrize("words", LANGUAGES, ids=lambda v: v.language)


def test_all_three_languages_are_there() -> None:
    assert [v.language for v in LANGUAGES] == ["sv", "nb", "nn"]


def strings(words: object) -> set[str]:
    if isinstance(words, str):
        return {words}
    assert isinstance(words, (frozenset, tuple))
    return {s for w in words for s in strings(w)}


@each
def test_words_are_folded_so_that_they_can_be_found(words: Vocabulary) -> None:
    printed = {"resp.", "f.d.", *words.examples}  # compared as printed, before folding; patterns
    assert {w for w in strings(words) - printed if w != fold(w)} == set()


def test_words_that_have_no_place_or_are_missing_are_no_file_of_words() -> None:
    read = {"rubrics": ["rubrik"], "score": ["poäng"]}
    assert _filled(BoxWords, read) == (frozenset({"rubrik"}), frozenset({"poäng"}))
    with pytest.raises(KeyError):
        _filled(BoxWords, {**read, "skore": ["poäng"]})
    with pytest.raises(TypeError):
        _filled(BoxWords, {"score": ["poäng"]})


@each
def test_every_language_has_twelve_months_and_ten_ordinals(words: Vocabulary) -> None:
    assert (len(set(words.visit.months)), len(set(words.visit.ordinals))) == (12, 10)


@each
def test_no_word_heads_two_lists(words: Vocabulary) -> None:
    lists = [words.lists.strength, words.lists.improvement, words.lists.weakness]
    assert all(not a & b for a, b in combinations(lists, 2))


def test_nor_do_words_of_different_languages() -> None:
    lists = [LISTS.strength, LISTS.improvement, LISTS.weakness]
    assert all(not a & b for a, b in combinations(lists, 2))


def test_no_word_heads_two_columns() -> None:
    columns = [COLUMNS.score, COLUMNS.max, COLUMNS.percent, COLUMNS.other]
    assert [sorted(a & b) for a, b in combinations(columns, 2) if a & b] == []


def test_a_box_has_rubrics_and_scores_apart() -> None:
    assert not BOX.rubrics & BOX.score


def test_a_word_tells_an_earlier_scoring_or_the_current_one() -> None:
    assert not TABLES.earlier & TABLES.current


def test_words_that_end_like_a_conjunction_do() -> None:
    assert all(any(w.endswith(c) and w != c for c in CONJUNCTIONS) for w in ENDS_LIKE_CONJUNCTION)


def test_stop_words_that_tell_one_language_from_the_others() -> None:
    unique = [v.stop_words - frozenset().union(*(w.stop_words for w in LANGUAGES if w is not v)) for v in LANGUAGES]
    assert all(len(words) >= 3 for words in unique)


@pytest.mark.parametrize("name", ["INSTRUMENT", "AREA", "CONTENTS", "CONJUNCTIONS"])
def test_the_union_holds_the_words_of_every_language(name: str) -> None:
    union = getattr(vocabulary, name)
    assert union == frozenset().union(*(getattr(v, name.lower()) for v in LANGUAGES))
