"""Text from the reports as HTML."""

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.site.words.findings import sentence
from pipeline.site.words.labels import percent
from pipeline.site.words.text import excerpt, marked, paragraphs


def plain(html: str) -> str:
    """Return HTML without elements and with its entities resolved."""
    import html as entities

    return entities.unescape(re.sub(r"<[^>]*>", "", html))


def test_paragraphs_and_list_items_are_apart() -> None:
    html = paragraphs("Ett.\n\nTvå:\n- punkt\n- till\n\nTre.")
    assert html == "<p>Ett.</p>\n<p>Två:</p>\n<ul><li>punkt</li><li>till</li></ul>\n<p>Tre.</p>"


@pytest.mark.parametrize("text", ["", "\n\n", "- ", "-inte en punkt"])
def test_odd_text_does_not_fail(text: str) -> None:
    assert "<ul>" not in paragraphs(text) or text == "- "


@given(st.text())
def test_no_element_comes_from_text(text: str) -> None:
    found = set(re.findall(r"</?(\w+)", paragraphs(text) + excerpt(text, re.compile("a+"))))
    assert found <= {"p", "ul", "li", "mark"}


@given(st.text())
def test_marking_changes_nothing_else(text: str) -> None:
    assert plain(marked(text, re.compile(r"\w*ö\w*", re.IGNORECASE))) == plain(marked(text, re.compile(r"(?!)")))


@given(st.lists(st.sampled_from(["brukare", "plan", "ö", "undersökning", "&", "<b>"]), max_size=200))
def test_excerpt_holds_the_first_hit(words: list[str]) -> None:
    text = " ".join(words)
    html = excerpt(text, re.compile("undersökning"))
    assert ("<mark>undersökning</mark>" in html) == ("undersökning" in text)
    assert len(plain(html)) < 340


@pytest.mark.parametrize(
    ("share", "shown"), [(None, "–"), (1.0, "100 %"), (0.9999, "99,9 %"), (0.0, "0 %"), (0.5, "50,0 %")]
)
def test_percent_says_100_only_where_it_is_all(share: float | None, shown: str) -> None:
    assert percent(share).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("samt hur resultaten sprids?", "Texten till fråga 1.2 är inte hel: ”samt hur resultaten sprids?”."),
        (None, "Fråga 1.2 saknar en siffra som de flesta andra i området har."),
    ],
)
def test_a_row_that_was_not_read_whole_says_what_it_lacks(printed: str | None, said: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    row = connection.execute(
        "select 'reading-incomplete' as code, 1 as area_number, '1.2' as question_number, ? as printed,"
        " null as expected, 7 as page, 'message' as message",
        (printed,),
    ).fetchone()
    assert sentence(row) == f"{said} Se efter på sidan 7."
