"""A stop waits for a place where the run can end in order."""

import signal
from collections.abc import Iterator

import pytest

from pipeline.run.work.hold import Hold


@pytest.fixture(autouse=True)
def plain_ctrl_c() -> Iterator[None]:
    earlier = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, earlier)


def test_a_stop_waits_until_it_is_let_through() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), Hold() as hold:
        signal.raise_signal(signal.SIGINT)
        done.append("what was begun")
        hold.let_through()
        done.append("more")
    assert done == ["what was begun"]


def test_a_stop_at_the_end_is_not_lost() -> None:
    with pytest.raises(KeyboardInterrupt), Hold():
        signal.raise_signal(signal.SIGINT)


def test_the_second_stop_does_not_wait() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), Hold():
        signal.raise_signal(signal.SIGINT)
        done.append("first")
        signal.raise_signal(signal.SIGINT)
        done.append("second")
    assert done == ["first"]


def test_afterwards_all_is_as_before() -> None:
    with Hold() as hold:
        hold.let_through()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_signal_without_an_answer_is_left_alone() -> None:
    earlier = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        with Hold():
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGTERM, earlier)
