"""An edit is made on what the file says at that moment, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from quizzer.authoring.drafts.updating import update
from quizzer.authoring.formatting import saving
from quizzer.authoring.formatting.saving import ChangedError


@dataclass(frozen=True)
class Content:
    data: bytes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "d.yaml"
    file.write_bytes(b"deck")
    return file


def test_an_edit_is_saved(path: Path) -> None:
    assert update(path, lambda data: Content(data + b"!")).data == b"deck!"
    assert path.read_bytes() == b"deck!"


def test_an_edit_that_changes_nothing_leaves_the_file_alone(path: Path) -> None:
    path.chmod(0o400)
    inode = path.stat().st_ino
    assert update(path, Content).data == b"deck"
    assert path.stat().st_ino == inode


def test_one_who_always_changes_the_file_in_between_wins(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = saving._replace, []

    def interfere(target: Path, *rest: object) -> None:
        target.write_bytes(target.read_bytes() + b".")
        real(target, *rest)  # type: ignore[arg-type]  # passed on as they came

    def edit(data: bytes) -> Content:
        seen.append(data)
        return Content(b"mine")

    monkeypatch.setattr(saving, "_replace", interfere)
    with pytest.raises(ChangedError, match="changed by another program"):
        update(path, edit)
    assert seen == [b"deck" + b"." * n for n in range(5)]
    assert path.read_bytes() == b"deck....."
    assert [file.name for file in path.parent.iterdir()] == ["d.yaml"]


def test_an_edit_that_fails_saves_nothing(path: Path) -> None:
    def edit(data: bytes) -> Content:
        raise ValueError(data)

    with pytest.raises(ValueError, match="deck"):
        update(path, edit)
    assert path.read_bytes() == b"deck"
