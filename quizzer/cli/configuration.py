"""Which settings hold? A flag beats `QUIZZER_*`, that beats `config.toml`, that the default."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path

import platformdirs

from quizzer.errors import UsageError
from quizzer.memory.moment import Moment
from quizzer.study.settings import Settings

THEMES = ("quizzer", "quizzer-contrast")
"""The names of our themes; the first is the default."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """Where the database is, how the app looks, and what the learner has set.

    `case` is the folder of the case documents, None when they are beside their decks.
    """

    database: str
    theme: str
    settings: Settings
    case: Path | None = None


_KEYS = (
    "db",
    "theme",
    "case",
    "learner",
    "new_per_day",
    "desired_retention",
    "maximum_interval",
    "day_starts",
)


def load(
    environment: Mapping[str, str], database: str | None = None, learner: str | None = None
) -> Configuration:
    """The configuration, with the two values that flags may give. Raises UsageError."""
    file = config_file(environment)
    values = _Values(file, _read(file), environment)
    settings = Settings()
    for name, typed in _TYPED.items():
        settings = values.apply(settings, name, typed)
    if learner:
        settings = _checked(settings, "learner", learner, "")
    return Configuration(
        database=_location(database or values.text("db") or str(default_database())),
        theme=values.choice("theme", THEMES),
        settings=settings,
        case=Path(folder).expanduser() if (folder := values.text("case")) else None,
    )


def _location(database: str) -> str:
    """A file's path or a server's URL; SQLite's own URLs are paths in other words."""
    return database.removeprefix("sqlite:///")


def config_file(environment: Mapping[str, str]) -> Path:
    """`QUIZZER_CONFIG`, or `config.toml` in the platform's configuration folder."""
    named = environment.get("QUIZZER_CONFIG")
    return Path(named) if named else platformdirs.user_config_path("quizzer") / "config.toml"


def default_database() -> Path:
    """`quizzer.db` in the platform's data folder."""
    return platformdirs.user_data_path("quizzer") / "quizzer.db"


def system_clock(settings: Settings) -> Callable[[], Moment]:
    """The computer's clock and zone."""

    def now() -> Moment:
        at = datetime.now(UTC)
        offset = at.astimezone().utcoffset() or timedelta(0)
        return Moment(at, offset, settings.day_starts)

    return now


def _read(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"this is not TOML: {error}", where=str(file)) from error
    except OSError as error:
        raise UsageError(
            f"the configuration cannot be read: {error.strerror}", where=str(file)
        ) from error


def _checked(settings: Settings, name: str, value: object, place: str) -> Settings:
    """The settings with one more value, which is refused by its place when it can't hold."""
    try:
        return replace(settings, **{name: value})  # type: ignore[arg-type]
    except ValueError as error:
        raise UsageError(f"{name}: {error}", where=place) from error


def _whole(value: object) -> int:
    with contextlib.suppress(ValueError):
        if isinstance(value, int | str) and not isinstance(value, bool):
            return int(value)
    raise ValueError("expected a whole number")


def _real(value: object) -> float:
    with contextlib.suppress(ValueError):
        if isinstance(value, int | float | str) and not isinstance(value, bool):
            return float(value)
    raise ValueError("expected a number")


def _time_of_day(value: object) -> timedelta:
    hours, colon, minutes = str(value).partition(":")
    if not (colon and hours.isdigit() and minutes.isdigit() and len(minutes) == len("00")):
        raise ValueError("expected a time such as 04:00")
    return timedelta(hours=int(hours), minutes=int(minutes))


_TYPED: Mapping[str, Callable[[object], object]] = {
    "learner": str,
    "new_per_day": _whole,
    "desired_retention": _real,
    "maximum_interval": _whole,
    "day_starts": _time_of_day,
}


class _Values:
    """The values of the file and the environment, each with the place it came from."""

    def __init__(
        self, file: Path, written: Mapping[str, object], environment: Mapping[str, str]
    ) -> None:
        self._file = file
        self._written = written
        self._environment = environment
        for key in written:
            if key not in _KEYS:
                near = get_close_matches(key, _KEYS, n=1)
                hint = f', did you mean "{near[0]}"?' if near else ""
                raise UsageError(f'unknown key "{key}"{hint}', where=self._place(key))

    def apply(self, settings: Settings, name: str, typed: Callable[[object], object]) -> Settings:
        value, place = self._find(name)
        if value is None:
            return settings
        try:
            wanted = typed(value)
        except ValueError as error:
            raise UsageError(f"{name}: {error}", where=place) from error
        return _checked(settings, name, wanted, place)

    def text(self, name: str) -> str:
        value, _ = self._find(name)
        return "" if value is None else str(value)

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        value, place = self._find(name)
        if value is None:
            return choices[0]
        if value not in choices:
            raise UsageError(
                f'unknown {name} "{value}"', where=place, remedy=f"There are: {', '.join(choices)}"
            )
        return str(value)

    def _find(self, name: str) -> tuple[object, str]:
        variable = f"QUIZZER_{name.upper()}"
        if self._environment.get(variable):
            return self._environment[variable], variable
        if name in self._written:
            return self._written[name], self._place(name)
        return None, ""

    def _place(self, key: str) -> str:
        """The file with the line that sets a key."""
        lines = self._file.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            if line.lstrip().strip("[\"'").startswith(key):
                return f"{self._file}:{number}"
        return str(self._file)
