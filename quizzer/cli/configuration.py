"""Which settings hold? A flag beats `QUIZZER_*`, that beats `config.toml`, that the default."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizzer.cli.settings import TABLES, TYPED, keys_of_actions, pairs, real, text, yes_or_no
from quizzer.errors import UsageError
from quizzer.memory.moment import Moment
from quizzer.study.appearance import USUAL_THEME, Appearance, Written
from quizzer.study.settings import Settings
from quizzer.study.tomltext import values_in


@dataclass(frozen=True, slots=True)
class Configuration:
    """Where the database is, what the learner has set, and how the app is to look.

    `flags` are the settings that flags gave, which no file can change.
    """

    database: str
    """Where the database is: a file, or the URL of a server."""

    settings: Settings
    appearance: Appearance

    case: Path | None = None
    """The folder of the case documents, where they are not beside their decks."""

    flags: Mapping[str, str] = field(default_factory=dict)


_FIRST_YEAR, _LAST_YEAR = 1970, 5600
"""The database has room for the study days of these years, and for due dates a century later."""

_KEYS = ("db", "theme", "ascii", "reduced_motion", "case", "keys", *TYPED, *TABLES)


def load(
    environment: Mapping[str, str], database: str | None = None, learner: str | None = None
) -> Configuration:
    """The configuration, with the two values that flags may give. Raises UsageError."""
    file = config_file(environment)
    given = {"db": database or "", "learner": learner or ""}
    flags = {name: value for name, value in given.items() if value}
    return loaded(Values(file, text_of(file), environment), flags)


def loaded(values: Values, flags: Mapping[str, str]) -> Configuration:
    """What holds, when flags beat these values. Raises UsageError."""
    settings = Settings()
    for name, typed in TYPED.items():
        settings = values.apply(settings, name, typed)
    for name, (key_of, example) in TABLES.items():
        settings = values.apply_table(settings, name, key_of, example)
    if "learner" in flags:
        settings = _checked(settings, "learner", flags["learner"], "")
    return Configuration(
        database=_location(flags.get("db") or values.text("db") or str(default_database())),
        settings=settings,
        appearance=Appearance(
            theme=values.written("theme", USUAL_THEME),
            ascii=values.switch("ascii"),
            reduced_motion=values.switch("reduced_motion") or False,
            keys=values.keys(),
        ),
        case=_expanded(folder) if (folder := values.text("case")) else None,
        flags=flags,
    )


def _location(database: str) -> str:
    """A file's path or a server's URL; SQLite's own URLs are paths in other words."""
    location = database.removeprefix("sqlite:///")
    _expanded(location)
    return location


def _expanded(path: str) -> Path:
    """The path with the home folder that `~` stands for. Raises UsageError where it has none."""
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise UsageError("there is no such home folder", where=path) from error


def config_file(environment: Mapping[str, str]) -> Path:
    """`QUIZZER_CONFIG`, or `config.toml` in the platform's configuration folder."""
    named = environment.get("QUIZZER_CONFIG")
    if named:
        return Path(named)
    import platformdirs  # 4 ms, not for those who name file and database themselves

    return platformdirs.user_config_path("quizzer") / "config.toml"


def default_database() -> Path:
    """`quizzer.db` in the platform's data folder."""
    import platformdirs

    return platformdirs.user_data_path("quizzer") / "quizzer.db"


def system_clock(settings: Settings) -> Callable[[], Moment]:
    """The computer's clock and zone. It raises UsageError for a zone that can be none.

    So does this, in a year that no log can be kept of.
    """
    year = datetime.now(UTC).year
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UsageError(
            f"this computer's clock says that it is the year {year}",
            remedy="Set the clock right, then start again",
        )

    def now() -> Moment:
        at = datetime.now(UTC)
        try:
            offset = at.astimezone().utcoffset() or timedelta(0)
        except ValueError as error:
            remedy = "Name a zone, such as TZ=Europe/Berlin"
            raise UsageError(
                "this time zone is a day or more off", where="TZ", remedy=remedy
            ) from error
        return Moment(at, offset, settings.day_starts)

    return now


def text_of(file: Path) -> str:
    """What the file says; nothing where there is none. Raises UsageError."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise UsageError(f"this is not TOML: {error}", where=str(file)) from error
    except OSError as error:
        raise UsageError(
            f"the configuration cannot be read: {error.strerror}", where=str(file)
        ) from error


def _checked(settings: Settings, name: str, value: object, place: str) -> Settings:
    """The settings with one more value, which is refused by its place when it can't hold."""
    try:
        return replace(settings, **{name: value})  # type: ignore[arg-type]  # checked by the value
    except ValueError as error:
        raise UsageError(f"{name}: {error}", where=place) from error


class Values:
    """The values of the file and the environment, each with the place it came from."""

    def __init__(self, file: Path, text: str, environment: Mapping[str, str]) -> None:
        self._file = file
        self._text = text
        self._environment = environment
        self._written = values_in(text, str(file)) if text else {}
        for key in self._written:
            if key not in _KEYS:
                raise UsageError(f'unknown key "{key}"{_meant(key)}', where=self._place(key))

    def apply(self, settings: Settings, name: str, typed: Callable[[object], object]) -> Settings:
        """The settings with the value of a name, if anything gives one."""
        value, place = self._find(name)
        if value is None:
            return settings
        try:
            wanted = typed(value)
        except ValueError as error:
            raise UsageError(f"{name}: {error}", where=place) from error
        return _checked(settings, name, wanted, place)

    def apply_table(
        self, settings: Settings, name: str, key_of: Callable[[str], object], example: str
    ) -> Settings:
        """The same for a table."""
        value, place = self._find(name)
        if value is None:
            return settings
        try:
            written = pairs(value, example)
        except ValueError as error:
            raise UsageError(f"{name}: {error}", where=place) from error
        for part, content in written.items():
            place_of_part = self._place_of_part(name, part) or place
            try:
                table = {**getattr(settings, name), key_of(part): real(content)}
            except ValueError as error:
                raise UsageError(
                    f"{name}: {error}", where=place_of_part, remedy=_if_below(part)
                ) from error
            settings = _checked(settings, name, table, place_of_part)
        return settings

    def text(self, name: str) -> str:
        """The text of a name; empty when nothing gives one."""
        return self.written(name, "").text

    def written(self, name: str, usual: str) -> Written:
        """The text of a name with its place, or the usual one."""
        value, place = self._find(name)
        try:
            return Written(usual if value is None else text(value), place)
        except ValueError as error:
            raise UsageError(f"{name}: {error}", where=place) from error

    def switch(self, name: str) -> bool | None:
        """Whether something is switched on; None when nobody has said."""
        value, place = self._find(name)
        if value is None:
            return None
        try:
            return yes_or_no(value)
        except ValueError as error:
            raise UsageError(f"{name}: {error}", where=place) from error

    def keys(self) -> Mapping[str, Written]:
        """The keys of actions, each with its line. No variable gives them: they are many."""
        if "keys" not in self._written:
            return {}
        place = self._place("keys")
        try:
            keys = keys_of_actions(self._written["keys"])
        except ValueError as error:
            raise UsageError(f"keys: {error}", where=place) from error
        return {
            action: Written(text, self._place_of_part("keys", action) or place)
            for action, text in keys.items()
        }

    def place_of(self, name: str) -> str:
        """The variable, or the file with its line, that sets a value; empty when nothing does."""
        return self._find(name)[1]

    def _find(self, name: str) -> tuple[object, str]:
        if given := self._environment.get(variable(name)):
            return given, variable(name)
        if name in self._written:
            return self._written[name], self._place(name)
        return None, ""

    def _place(self, key: str) -> str:
        """The file with the line that sets a key."""
        return f"{self._file}{_line_of(key, self._lines())}"

    def _place_of_part(self, table: str, part: str) -> str:
        """The same for a line of a table; empty when a variable sets it."""
        if self._environment.get(variable(table)):
            return ""
        lines = self._lines()
        header = _line_of(table, lines)
        start = int(header.removeprefix(":") or 0)
        return f"{self._file}{_line_of(part, lines, start) or header}"

    def _lines(self) -> list[str]:
        return self._text.splitlines()


def _meant(key: str) -> str:
    """The key that was meant, as a question; nothing where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(key, _KEYS, n=1)
    return f', did you mean "{near[0]}"?' if near else ""


def variable(name: str) -> str:
    """The name of the environment variable for a setting."""
    return f"QUIZZER_{name.upper()}"


def _line_of(key: str, lines: list[str], start: int = 0) -> str:
    """`:3` when the third line sets a key, the lines before `start` apart; or nothing."""
    sets = re.compile(rf"""\s*\[?\s*["']?{re.escape(key)}["']?\s*[].=]""")
    for number, line in enumerate(lines[start:], start + 1):
        if sets.match(line):
            return f":{number}"
    return ""


def _if_below(part: str) -> str:
    """What to do where a setting was written below a table, which made it a part of that."""
    return f"Write {part} above the first [table]" if part in _KEYS else ""
