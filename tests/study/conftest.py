"""Fixtures of the library's tests: two bundled decks of our own in place of the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.studying import deck_file

from quizzer.study import bundled


@pytest.fixture
def bundled_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the bundled decks `alpha` and `beta` and can be edited."""
    folder = tmp_path / "bundled"
    for name in ("alpha", "beta"):
        deck_file(folder, name)
    monkeypatch.setattr(bundled, "folder", lambda: folder)
    return folder


@pytest.fixture
def nothing_bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No bundled decks at all."""
    monkeypatch.setattr(bundled, "folder", lambda: tmp_path / "nowhere")
