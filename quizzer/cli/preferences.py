"""The learner's settings as a face shows and changes them: from flags, variables and the file."""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cli import configuration
from quizzer.cli.configuration import Configuration
from quizzer.cli.settings import TABLES, TYPED
from quizzer.errors import UsageError
from quizzer.memory.calendar import WEEKDAYS
from quizzer.study.appearance import Appearance
from quizzer.study.settings import Settings

if TYPE_CHECKING:  # the app has these at hand from its first frame, and looks into them later
    from quizzer.study.preferences import Chosen, Preference

_SWITCHES = ("ascii", "reduced_motion")
_NAMES = ("theme", *_SWITCHES, *TYPED, *TABLES, "keys", "db", "case")
_NEXT_START = frozenset({"db", "case", "learner", "day_starts"})
"""What the app is built around, so that it holds only when it is started again."""


@dataclass(frozen=True, slots=True)
class FilePreferences:
    """The settings that an environment, flags and the configuration file give."""

    environment: Mapping[str, str]
    flags: Mapping[str, str]

    @property
    def file(self) -> str:
        """The file's name."""
        return str(self._path)

    @property
    def _path(self) -> Path:
        return configuration.config_file(self.environment)

    def all(self) -> tuple[Preference, ...]:
        """Every setting, as it is now."""
        text = configuration.text_of(self._path)
        values = configuration.Values(self._path, text, self.environment)
        chosen = configuration.loaded(values, self.flags)
        return tuple(self._preference(name, chosen, values) for name in _NAMES)

    def change(self, name: str, value: str) -> Chosen:
        """Keep a value in the file, once all of it is known to hold. Raises UsageError."""
        from quizzer.cli import editing
        from quizzer.study.preferences import Chosen

        path = self._path
        text = configuration.text_of(path)
        self._refuse_fixed(name, configuration.Values(path, text, self.environment))
        try:
            changed = editing.with_value(text, name, _literal(name, value))
        except ValueError as error:
            raise UsageError(f"{name}: {error}", where=str(path)) from error
        values = configuration.Values(path, changed, self.environment)
        chosen = configuration.loaded(values, self.flags)
        try:
            editing.save(path, changed)
        except OSError as error:
            raise UsageError(
                f"the configuration cannot be written: {error.strerror}", where=str(path)
            ) from error
        return Chosen(chosen.settings, chosen.appearance)

    def _refuse_fixed(self, name: str, values: configuration.Values) -> None:
        """Refuse to write what a flag or a variable would beat."""
        holder = f"--{name}" if name in self.flags else values.place_of(name)
        if name in self.flags or holder == configuration.variable(name):
            raise UsageError(f"{holder} holds this, and the file has no say")

    def _preference(
        self, name: str, chosen: Configuration, values: configuration.Values
    ) -> Preference:
        from quizzer.study.preferences import Origin, Preference

        origin, place = Origin.DEFAULT, ""
        if name in self.flags:
            origin, place = Origin.FLAG, f"--{name}"
        elif found := values.place_of(name):
            is_variable = found == configuration.variable(name)
            origin, place = (Origin.VARIABLE if is_variable else Origin.FILE), found
        return Preference(
            name=name,
            value=_text(name, chosen),
            origin=origin,
            place=place,
            help=_helps()[name],
            choices=("true", "false") if name in _SWITCHES else (),
            is_table=name in (*TABLES, "keys"),
            is_for_next_start=name in _NEXT_START,
        )


def _literal(name: str, value: str) -> str:
    """A value as TOML; empty to say nothing of it."""
    if not value:
        return ""
    if name in _SWITCHES:
        return value.lower()
    if name == "vacations":
        return json.dumps([part.strip() for part in value.split(",")])
    if isinstance(TYPED.get(name, str)(value), int | float):
        return value.strip()
    return json.dumps(value, ensure_ascii=False)


def _text(name: str, chosen: Configuration) -> str:
    """The value that holds, as it would be written."""
    match name:
        case "theme":
            return chosen.appearance.theme.text
        case "db":
            return chosen.database
        case "case":
            return str(chosen.case or "")
        case "keys":
            return ", ".join(chosen.appearance.keys)
        case "ascii" | "reduced_motion":
            switch = getattr(chosen.appearance, name)
            return "" if switch is None else str(switch).lower()
    value = getattr(chosen.settings, name)
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, Mapping):
        return ", ".join(
            f"{WEEKDAYS[key] if name == 'easy_days' else key} = {part:g}"
            for key, part in value.items()
        )
    return str(value)


@cache
def _helps() -> Mapping[str, str]:
    """What each setting is for, from what is said below it where it is defined."""
    said = {**_said_below(Settings), **_said_below(Appearance), **_said_below(Configuration)}
    return {name: said.get("database" if name == "db" else name, "") for name in _NAMES}


def _said_below(where: type) -> dict[str, str]:
    """The text below each field of a class; nothing where its source is not at hand."""
    try:
        source = textwrap.dedent(inspect.getsource(where))
    except OSError:
        return {}
    (defined,) = ast.parse(source).body
    assert isinstance(defined, ast.ClassDef)
    return {
        field.target.id: " ".join(told.value.value.split())
        for field, told in zip(defined.body, defined.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(told, ast.Expr)
        and isinstance(told.value, ast.Constant)
        and isinstance(told.value.value, str)
    }
