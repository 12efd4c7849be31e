"""Readings that are kept come back as they were, or not at all."""

from pathlib import Path

import pytest

from pipeline.run.options import Options
from pipeline.run.outcome import Reading, refused
from pipeline.run.rejection import rejection
from pipeline.run.store.cache import Cache, Damaged, Limits, Part, cache_key
from tests.pipeline.fakes import made_up_finding, made_up_report

KEY = cache_key("f" * 64, "1")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path)


def test_a_reading_comes_back_as_it_was(cache: Cache) -> None:
    reports = (made_up_report(findings=(made_up_finding(),)), made_up_report("Bylunda", page_first=9, page_last=12))
    cache.keep(KEY, Reading(reports, ({1: b"\x89PNG\x00"}, {}), 12), Limits())
    head = cache.head(KEY)
    assert head is not None and head.pages == 12
    assert [(part.id, part.page_first) for part in head.results if isinstance(part, Part)] == [
        ("almby-2015", 1),
        ("bylunda-2015", 9),
    ]
    assert tuple(one.report for one in cache.reports(KEY)) == reports
    assert [one.pictures for one in cache.reports(KEY)] == [{1: b"\x89PNG\x00"}, {}]


def test_a_reject_comes_back_as_it_was(cache: Cache) -> None:
    reject = rejection("a.pdf", "0" * 64, "not-a-report", "Move it.")
    cache.keep(KEY, refused(reject), Limits())
    head = cache.head(KEY)
    assert head is not None and head.results == (reject,)


@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b"", lambda b: b"{}" + b, lambda b: b + b"x"])
def test_what_is_damaged_is_gone(cache: Cache, tmp_path: Path, damage: object) -> None:
    cache.keep(KEY, Reading((made_up_report(),)), Limits())
    path = tmp_path / KEY
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]  # one of the functions above
    with pytest.raises(Damaged):
        cache.reports(KEY)
    assert cache.head(KEY) is None


def test_only_readings_are_removed(cache: Cache, tmp_path: Path) -> None:
    cache.keep(KEY, Reading((made_up_report(),)), Limits())
    (tmp_path / "notes.txt").write_text("mine")
    cache.remove_others([])
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("limits", "options", "hold"),
    [
        (Limits(), Options(ocr=True), True),
        (Limits(ocr=False), Options(ocr=True), False),
        (Limits(timeout=10), Options(timeout=10), True),
        (Limits(timeout=10), Options(timeout=11), False),
        (Limits(memory=512), Options(memory=1024), False),
    ],
)
def test_limits(limits: Limits, options: Options, hold: bool) -> None:
    assert limits.hold(options) is hold
