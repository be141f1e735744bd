"""Which setting holds, and what is said about one that can't?"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from support.build import MORNING

from quizzer.cli.configuration import Configuration, load, system_clock
from quizzer.errors import UsageError
from quizzer.study.settings import Settings

from .conftest import Quizzer, Rate


def loaded(folder: Path, toml: str = "", **variables: str) -> Configuration:
    """The configuration that a file and variables give."""
    file = folder / "config.toml"
    file.write_text(toml, encoding="utf-8")
    return load({"QUIZZER_CONFIG": str(file), **variables})


def assert_limits_are_set(found: Settings) -> None:
    assert (found.minutes_per_day, found.leech_lapses, found.slow_seconds) == (25, 5, 30)
    assert [str(span) for span in found.vacations] == ["2026-12-24..2027-01-02", "2027-05-05"]
    week = [date(2026, 11, 23) + timedelta(days) for days in range(7)]
    assert [found.share_of(day) for day in week] == [1, 1, 1, 1, 1, 0.5, 0]
    assert found.share_of(date(2026, 12, 24)) == found.share_of(date(2027, 5, 5)) == 0
    assert found.retention == {"a-deck": 0.85}


def test_a_flag_beats_the_variable_beats_the_file_beats_the_default(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    environment = {"QUIZZER_CONFIG": str(file)}
    assert load(environment).settings.learner == "me"
    file.write_text('learner = "file"\ndb = "file.db"', encoding="utf-8")
    assert load(environment).settings.learner == "file"
    assert load(environment).database == "file.db"
    environment |= {"QUIZZER_LEARNER": "variable", "QUIZZER_DB": "variable.db"}
    assert load(environment).settings.learner == "variable"
    assert load(environment).database == "variable.db"
    flagged = load(environment, "flag.db", "flag")
    assert (flagged.database, flagged.settings.learner) == ("flag.db", "flag")


def test_the_commands_obey_the_same_order(quizzer: Quizzer, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('db = "file.db"', encoding="utf-8")
    assert "…/data/quizzer.db" in quizzer("doctor").out
    assert "database: flag.db" in quizzer("--db", "flag.db", "doctor").out


def test_every_setting_can_be_given_in_the_file(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        'theme = "quizzer-contrast"\nnew_per_day = 7\ndesired_retention = 0.85\n'
        'maximum_interval = 365\nday_starts = "05:30"\nminutes_per_day = 25\nleech_lapses = 5\n'
        "slow_seconds = 30\n"
        'vacations = ["2026-12-24..2027-01-02", 2027-05-05]\n'
        "[easy_days]\nsat = 0.5\nsunday = 0\n[retention]\na-deck = 0.85",
    )
    assert found.appearance.theme.text == "quizzer-contrast"
    assert found.settings.new_per_day == 7
    assert found.settings.desired_retention == 0.85
    assert found.settings.maximum_interval == 365
    assert found.settings.day_starts == timedelta(hours=5, minutes=30)
    assert_limits_are_set(found.settings)


def test_every_setting_can_be_given_as_a_variable(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        QUIZZER_THEME="quizzer-contrast",
        QUIZZER_NEW_PER_DAY="7",
        QUIZZER_DESIRED_RETENTION="0.85",
        QUIZZER_MAXIMUM_INTERVAL="365",
        QUIZZER_DAY_STARTS="05:30",
        QUIZZER_MINUTES_PER_DAY="25",
        QUIZZER_LEECH_LAPSES="5",
        QUIZZER_SLOW_SECONDS="30",
        QUIZZER_VACATIONS="2026-12-24..2027-01-02, 2027-05-05",
        QUIZZER_EASY_DAYS="sat=0.5,sunday=0",
        QUIZZER_RETENTION="a-deck=0.85",
    )
    assert found.appearance.theme.text == "quizzer-contrast"
    assert found.settings.new_per_day == 7
    assert found.settings.desired_retention == 0.85
    assert found.settings.maximum_interval == 365
    assert found.settings.day_starts == timedelta(hours=5, minutes=30)
    assert_limits_are_set(found.settings)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("new_per_dya = 5", 'unknown key "new_per_dya", did you mean "new_per_day"?'),
        ("zebra = 5", 'unknown key "zebra"'),
        ("new_per_day = -1", "new_per_day: new cards per day lie between 0 and 9999"),
        ("new_per_day = true", "new_per_day: expected a whole number"),
        ('new_per_day = "many"', "new_per_day: expected a whole number"),
        ("new_per_day = 2.5", "new_per_day: expected a whole number"),
        (
            "desired_retention = 0.5",
            "desired_retention: the desired retention lies between 0.70 and 0.99",
        ),
        (
            "desired_retention = nan",
            "desired_retention: the desired retention lies between 0.70 and 0.99",
        ),
        ('desired_retention = "high"', "desired_retention: expected a number"),
        (
            "maximum_interval = 0",
            "maximum_interval: the longest interval lies between 1 and 36500 days",
        ),
        ('day_starts = "25:00"', "day_starts: a study day begins between 00:00 and 23:59"),
        ('day_starts = "4"', "day_starts: expected a time such as 04:00"),
        ("minutes_per_day = 999", "minutes_per_day: minutes per day lie between 0 and 960"),
        ("leech_lapses = -1", "leech_lapses: the lapses of a leech lie between 0 and 999"),
        ("slow_seconds = -1", "slow_seconds: the seconds of a slow answer lie between 0 and 3600"),
        (
            'vacations = "12-24..01-02"',
            "vacations: the date '12-24' needs a year, such as 2026-12-15",
        ),
        (
            'vacations = ["2027-01-02..2026-12-24"]',
            "vacations: 2027-01-02 to 2026-12-24 ends before it starts",
        ),
        (
            "vacations = 3",
            'vacations: expected days and spans such as ["2026-12-24..2027-01-02"]',
        ),
        (
            "vacations = [2026-12-24T00:00:00]",
            'vacations: expected days and spans such as ["2026-12-24..2027-01-02"]',
        ),
        ("easy_days = 3", "easy_days: expected shares of days such as sat = 0.5"),
        ('easy_days = "sat"', "easy_days: expected shares of days such as sat = 0.5"),
        ("easy_days = {snu = 0}", "easy_days: 'snu' is no weekday, did you mean sun?"),
        ("easy_days = {sat = 1.5}", "easy_days: the share of sat lies between 0 and 1"),
        ('easy_days = {sat = "few"}', "easy_days: expected a number"),
        ("retention = 0.9", "retention: expected retentions of decks such as a-deck = 0.85"),
        (
            "retention = {a-deck = 0.5}",
            "retention: the desired retention of a-deck lies between 0.70 and 0.99",
        ),
        ("retention = {a-deck = true}", "retention: expected a number"),
        ('learner = ""', "learner: the learner needs a name"),
        ("ascii = 3", "ascii: expected true or false"),
        ('reduced_motion = "a bit"', "reduced_motion: expected true or false"),
        ("keys = 3", 'keys: expected keys of actions such as "review.again" = "1,x"'),
        ("keys = {a = 3}", 'keys: expected keys of actions such as "review.again" = "1,x"'),
        ("db = 5", "db: expected a text in quotes"),
        ('db = ["a.db"]', "db: expected a text in quotes"),
        ("case = true", "case: expected a text in quotes"),
        ("theme = 5", "theme: expected a text in quotes"),
        ("learner = 5", "learner: expected a text in quotes"),
        ('db = "a\\u0000b"', "db: a text ends at its NUL character, so it cannot have one"),
        ('case = "\\u0000"', "case: a text ends at its NUL character, so it cannot have one"),
        (f"desired_retention = {'9' * 400}", "desired_retention: expected a number"),
        ('day_starts = "03:60"', "day_starts: expected a time such as 04:00"),
        ('day_starts = "²:00"', "day_starts: expected a time such as 04:00"),
        ('day_starts = "99999999999:00"', "day_starts: expected a time such as 04:00"),
    ],
)
def test_a_setting_that_cannot_hold_is_refused_with_its_line(
    tmp_path: Path, line: str, said: str
) -> None:
    with pytest.raises(UsageError) as refused:
        loaded(tmp_path, f"# settings\n{line}\n")
    assert refused.value.what == said
    assert refused.value.where == f"{tmp_path / 'config.toml'}:2"


def test_a_variable_that_cannot_hold_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="new_per_day: expected a whole number") as refused:
        loaded(tmp_path, QUIZZER_NEW_PER_DAY="many")
    assert refused.value.where == "QUIZZER_NEW_PER_DAY"


@pytest.mark.parametrize(
    ("toml", "line", "remedy"),
    [
        ("[easy_days]\nsat = 0.5\nsun = 2\n", 3, ""),
        ('[retention]\n\n"a-deck" = 2\n', 3, ""),
        (
            "[easy_days]\nsat = 0.5\n\nnew_per_day = 3\n",
            4,
            "Write new_per_day above the first [table]",
        ),
    ],
)
def test_a_line_of_a_table_is_refused_with_its_own_place(
    tmp_path: Path, toml: str, line: int, remedy: str
) -> None:
    with pytest.raises(UsageError) as refused:
        loaded(tmp_path, toml)
    assert refused.value.where == f"{tmp_path / 'config.toml'}:{line}"
    assert refused.value.remedy == remedy


def test_a_table_that_a_variable_gives_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the share of sat") as refused:
        loaded(tmp_path, "[easy_days]\nsat = 0.5", QUIZZER_EASY_DAYS="sat=2")
    assert refused.value.where == "QUIZZER_EASY_DAYS"


def test_a_user_sees_the_place_and_the_nearest_key(quizzer: Quizzer, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("\nthem = 1\n", encoding="utf-8")
    ran = quizzer("due")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'quizzer: …/config.toml:2: unknown key "them", did you mean "theme"?\n'


def test_a_zone_that_can_be_none_is_refused(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(time.tzset)  # once the variable is what it was
    monkeypatch.setenv("TZ", "UTC+25")
    time.tzset()
    with pytest.raises(UsageError, match="a day or more off") as refused:
        system_clock(Settings())()
    assert refused.value.where == "TZ"


@pytest.mark.parametrize("name", ["db", "case"])
def test_the_home_of_nobody_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no such home folder"):
        loaded(tmp_path, f'{name} = "~no-such-user/quizzer"')


@pytest.mark.parametrize(
    ("toml", "line"),
    [
        ("new_per_day = 5\nnew = 1\n", 2),
        ('"dbx" = 1\n"db" = 5\n', 1),
        ("[easy_days]\nsat = 0\n[retention]\na-deck = 0.9\na = 2", 5),
        ("easy_days.sat = 0.5\neasy_days.sun = 2\n", 1),
    ],
)
def test_a_key_is_not_looked_for_in_a_longer_one(tmp_path: Path, toml: str, line: int) -> None:
    with pytest.raises(UsageError) as refused:
        loaded(tmp_path, toml)
    assert refused.value.where == f"{tmp_path / 'config.toml'}:{line}"


def test_a_byte_order_mark_before_the_file_is_no_part_of_it(tmp_path: Path) -> None:
    assert loaded(tmp_path, "\ufeffnew_per_day = 7\n").settings.new_per_day == 7


@pytest.mark.parametrize(
    "content",
    [
        b"learner =",
        b"\xff\xfe",
        b"[learner",
        pytest.param(b"new_per_day = " + b"9" * 5000, id="a number of 5000 digits"),
        pytest.param(b"vacations = " + b"[" * 5000, id="nested 5000 deep"),
    ],
)
def test_a_file_that_is_not_toml_is_refused(
    quizzer: Quizzer, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "config.toml").write_bytes(content)
    ran = quizzer("due")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("quizzer: …/config.toml: this is not TOML: ")


@pytest.mark.parametrize("year", [1969, 9000])
def test_a_year_that_no_log_can_be_kept_of_is_refused_before_anything_is_answered(
    quizzer: Quizzer, at: Callable[[timedelta], None], year: int
) -> None:
    at(MORNING.replace(year=year) - MORNING)
    ran = quizzer("due")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"quizzer: this computer's clock says that it is the year {year}.\n"
        "  Set the clock right, then start again.\n"
    )


@pytest.mark.parametrize("year", [1970, 5600])
def test_of_the_first_and_the_last_year_the_log_is_kept_whole(
    quizzer: Quizzer, rate: Rate, at: Callable[[timedelta], None], year: int
) -> None:
    at(MORNING.replace(year=year) - MORNING)
    rate(3, 4, 1, 3)
    assert quizzer("doctor").code == 0
    assert json.loads(quizzer("stats", "--json").out)["answers"] == 4
