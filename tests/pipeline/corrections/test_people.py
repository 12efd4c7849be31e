"""Who puts right what was misread."""

import os

import pytest

from pipeline.corrections.people import own_name


def test_who_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPASS_NAME", " Ada ")
    assert own_name() == "Ada"
    monkeypatch.delenv("KOMPASS_NAME")
    assert own_name()
    monkeypatch.setattr(os, "getuid", lambda: 987654)
    assert own_name() == "987654"
