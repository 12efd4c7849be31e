"""The audit fails where it could not ask."""

import subprocess
from types import SimpleNamespace

import pytest

from tests import audit


def test_an_audit_that_could_not_ask_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *command, **options: SimpleNamespace(returncode=1))
    with pytest.raises(SystemExit) as ended:
        audit.main()
    assert ended.value.code == 2
    assert "Not audited" in capsys.readouterr().err
