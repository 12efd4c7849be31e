"""What was put over finished pages is no part of them: stamps, comments, frames; running lines stay."""

from parsers.document import Page, Rule
from parsers.page.sheets.drawn_over import without_frames_over_text
from parsers.page.sheets.overlays import put_over, without, without_overlays
from tests.parsers.parts.span.made_up_file import file, report
from tests.parsers.typed_pages import typed


def pages() -> list[Page]:
    return list(file(report()).pages)


def put(page: Page, text: str, x: float, baseline: float, font: str = "Helvetica") -> Page:
    return page._replace(words=(*page.words, *typed(text, x, baseline, font=font)))


def test_a_comment_over_the_text_is_left_out_on_every_page() -> None:
    plain = pages()
    commented = [put(page, "OBS! Fråga personalchefen", 300.0, 161.0) for page in plain]
    assert [page.words for page in without_overlays(commented)] == [page.words for page in plain]


def test_a_registry_stamp_beside_the_text_is_left_out() -> None:
    plain = pages()
    stamped = [put(plain[0], "INKOM 2016-01-18 Dnr KS 2016/123", 400.0, 60.0), *plain[1:]]
    assert [page.words for page in without_overlays(stamped)] == [page.words for page in plain]


def test_a_running_line_in_a_font_of_its_own_stays() -> None:
    headed = [put(page, "Exempelby kommun 2016-01-09", 72.0, 30.0) for page in pages()]
    assert without_overlays(headed) == headed


def test_a_last_line_in_a_font_of_its_own_stays() -> None:
    quoted = pages()
    quoted[4] = put(quoted[4], "Det här är vi stolta över", 72.0, 780.0, font="Quotes")
    assert without_overlays(quoted) == quoted


def test_another_engine_sees_the_page_without_them_too() -> None:
    plain = pages()
    commented = [put(page, "OBS! 65", 300.0, 161.0) for page in plain]
    gone = put_over(commented, without_overlays(commented))
    other = commented[3]._replace(words=tuple(w._replace(x0=w.x0 + 0.4) for w in commented[3].words))
    assert len(without(other, gone).words) == len(plain[3].words)


def frame(x0: float, top: float, x1: float, bottom: float) -> tuple[Rule, ...]:
    return (
        Rule(x0, top, x1, top + 1),
        Rule(x0, bottom - 1, x1, bottom),
        Rule(x0, top, x0 + 1, bottom),
        Rule(x1 - 1, top, x1, bottom),
    )


def test_a_frame_through_words_is_left_out_wherever_it_stands() -> None:
    framed = [page._replace(rules=frame(90.0, 155.0, 200.0, 300.0)) for page in pages()]
    assert all(page.rules == () for page in without_frames_over_text(framed))


def test_a_frame_around_words_and_a_table_stay() -> None:
    framed = [page._replace(rules=frame(60.0, 140.0, 590.0, 800.0)) for page in pages()[2:10]]
    assert without_frames_over_text(framed) == framed
    lines = tuple(Rule(60.0, 90.0 + 20 * k, 530.0, 90.5 + 20 * k) for k in range(20))
    table = [page._replace(rules=(*lines, Rule(300.0, 90.0, 300.5, 470.5))) for page in pages()[2:10]]
    assert without_frames_over_text(table) == table
