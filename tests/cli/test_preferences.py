"""What does a face see of the settings, and what does a change of one write?"""

from __future__ import annotations

from pathlib import Path

import pytest

from quizzer.cli.preferences import FilePreferences
from quizzer.errors import UsageError
from quizzer.study.preferences import Origin, Preference


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text("# mine\nnew_per_day = 7\n[easy_days]\nsat = 0.5\n", encoding="utf-8")
    return path


@pytest.fixture
def preferences(file: Path) -> FilePreferences:
    environment = {"QUIZZER_CONFIG": str(file), "QUIZZER_MINUTES_PER_DAY": "25"}
    return FilePreferences(environment, {"learner": "ada"})


def by_name(preferences: FilePreferences) -> dict[str, Preference]:
    return {one.name: one for one in preferences.all()}


def test_every_setting_has_its_value_its_origin_and_a_sentence(
    preferences: FilePreferences, file: Path
) -> None:
    found = by_name(preferences)
    new, minutes, learner = found["new_per_day"], found["minutes_per_day"], found["learner"]
    assert (new.value, new.origin, new.place) == ("7", Origin.FILE, f"{file}:2")
    assert (minutes.value, minutes.place) == ("25", "QUIZZER_MINUTES_PER_DAY")
    assert (learner.value, learner.place) == ("ada", "--learner")
    assert minutes.is_fixed
    assert learner.is_fixed
    assert not new.is_fixed
    assert found["day_starts"].value == "04:00"
    assert found["easy_days"].value == "sat = 0.5"
    assert found["easy_days"].is_table
    assert found["ascii"].value == ""
    assert found["desired_retention"].origin is Origin.DEFAULT
    assert [name for name, one in found.items() if not one.help.endswith(".")] == []


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("desired_retention", "0.85", "desired_retention = 0.85"),
        ("theme", "nord", 'theme = "nord"'),
        ("reduced_motion", "true", "reduced_motion = true"),
        ("day_starts", "05:30", 'day_starts = "05:30"'),
        ("vacations", "2026-12-24..2027-01-02, 2027-05-05",
         'vacations = ["2026-12-24..2027-01-02", "2027-05-05"]'),
    ],
)  # fmt: skip
def test_a_change_is_one_line(
    preferences: FilePreferences, file: Path, name: str, value: str, line: str
) -> None:
    before = file.read_text()
    chosen = preferences.change(name, value)
    assert file.read_text().replace(f"{line}\n", "", 1) == before
    assert by_name(preferences)[name].value == value
    if name == "desired_retention":
        assert chosen.settings.desired_retention == 0.85
    assert chosen.settings.learner == "ada"


def test_nothing_is_written_when_a_value_cannot_hold(
    preferences: FilePreferences, file: Path
) -> None:
    before = file.read_bytes()
    for name, value in (("new_per_day", "-1"), ("desired_retention", "high"), ("ascii", "maybe")):
        with pytest.raises(UsageError, match=name):
            preferences.change(name, value)
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["minutes_per_day", "learner"])
def test_what_a_flag_or_a_variable_holds_is_not_written(
    preferences: FilePreferences, file: Path, name: str
) -> None:
    before = file.read_bytes()
    with pytest.raises(UsageError, match="holds this, and the file has no say"):
        preferences.change(name, "3")
    assert file.read_bytes() == before


def test_an_empty_value_brings_the_default_back(preferences: FilePreferences, file: Path) -> None:
    assert preferences.change("new_per_day", "").settings.new_per_day == 20
    assert "new_per_day" not in file.read_text()


def test_a_file_that_cannot_be_written_is_said(
    preferences: FilePreferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UsageError, match="cannot be written: No space left"):
        preferences.change("new_per_day", "3")
