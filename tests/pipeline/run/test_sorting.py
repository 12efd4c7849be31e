"""Which of several readings of one evaluation is published, and under which id."""

import pytest

from pipeline.run.sorting import Candidate, duplicate, evaluations, identified, is_same_evaluation
from pipeline.run.store.cache import Part
from pipeline.run.store.manifest import Noted, Published, Stamp

SCORES = {"1/1.1": 10, "1/1.2": 7.5, "1": 17.5}


def part(**changes: object) -> Part:
    fields: dict[str, object] = {
        "id": "exempelby-2015",
        "municipality": "SE-9999",
        "year": 2015,
        "page_first": 1,
        "page_last": 30,
        "headings": ("h",),
        "scores": SCORES,
    }
    return Part.model_validate(fields | changes)


def candidate(source: str, pages: int = 30, *, alone: bool = True, base: str = "", **changes: object) -> Candidate:
    one = part(**changes)
    return Candidate(source, f"hash of {source}", 0, alone, one, base or one.id, pages)


def noted(source: str, report_id: str, sha256: str = "") -> dict[str, Noted]:
    published = Published(id=report_id, place=0, page=1, files={}, findings={})
    stamp = Stamp(sha256=sha256 or f"hash of {source}")
    return {source: Noted(stamp=stamp, device=1, key="k", body="b", reports=(published,))}


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"scores": {"1/1.1": 10}}, True),
        ({"scores": {}}, True),
        ({"scores": {**SCORES, "1/1.1": 11}}, False),
        ({"headings": ("other",)}, False),
        ({"headings": ()}, False),
        ({"municipality": "SE-9998"}, False),
        ({"year": 2014}, False),
    ],
)
def test_the_same_evaluation(changes: dict[str, object], same: bool) -> None:
    assert is_same_evaluation(part(), part(**changes)) is same
    assert is_same_evaluation(part(**changes), part()) is same


def test_a_year_that_was_misread_does_not_make_two_of_one() -> None:
    many = {f"1/1.{number}": number for number in range(45)}
    assert is_same_evaluation(part(scores=many), part(scores=many, year=None))
    assert not is_same_evaluation(part(scores=many), part(scores=many, year=None, headings=("other",)))


def test_a_heading_that_was_cut_does_not_make_two_of_one() -> None:
    many = {f"1/1.{number}": number for number in range(45)}
    whole = tuple(f"h{number}" for number in range(20))
    assert is_same_evaluation(part(scores=many, headings=whole), part(scores=many, headings=whole[1:]))
    assert not is_same_evaluation(part(headings=whole), part(headings=whole[1:]))
    assert not is_same_evaluation(part(scores=many, headings=whole), part(scores=many, headings=whole[5:]))


def test_most_scores_then_fewest_other_pages_then_the_name() -> None:
    poor = candidate("a.pdf", scores={"1": 17.5})
    wrapped = candidate("b.pdf", 60)
    bare, copy = candidate("c.pdf"), candidate("d.pdf")
    (group,) = evaluations([poor, wrapped, bare, copy])
    assert [one.source for one in group] == ["c.pdf", "d.pdf", "b.pdf", "a.pdf"]


def test_a_part_of_a_file_is_named_by_its_first_page() -> None:
    inside = candidate("agenda.pdf", 80, alone=False, page_first=12, page_last=41)
    found = duplicate(inside, candidate("bare.pdf"))
    assert (found.source_file, found.reason) == ("agenda.pdf#page=12", "duplicate")
    assert "bare.pdf" in found.message


def test_ids_in_the_order_of_names() -> None:
    groups = [[candidate("a.pdf", headings=("1",))], [candidate("b.pdf", headings=("2",))]]
    assert identified(groups, {}) == {("a.pdf", 0): "exempelby-2015", ("b.pdf", 0): "exempelby-2015-2"}


def test_an_evaluation_keeps_its_id_when_it_is_read_from_another_file() -> None:
    groups = [[candidate("a.pdf", headings=("1",))], [candidate("z.pdf"), candidate("b.pdf", 60)]]
    assert identified(groups, noted("b.pdf", "exempelby-2015")) == {
        ("a.pdf", 0): "exempelby-2015-2",
        ("z.pdf", 0): "exempelby-2015",
    }


def test_an_id_of_another_name_is_not_kept() -> None:
    groups = [[candidate("a.pdf", base="exempelby-2014")]]
    assert identified(groups, noted("a.pdf", "exempelby-2015")) == {("a.pdf", 0): "exempelby-2014"}
