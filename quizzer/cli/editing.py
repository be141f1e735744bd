"""How is one value of a TOML file changed while everything else stays, byte for byte?

A library that writes TOML would be a dependency for one line. Instead the line is spliced, and the
result is read again and compared: a file written in a way that this cannot follow is refused.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PRIVATE = 0o600


def with_value(text: str, key: str, literal: str) -> str:
    """The text with a key above all tables set to a literal, or without it where that is empty.

    Raises ValueError when the file is written in a way that this cannot change.
    """
    wanted = {name: value for name, value in tomllib.loads(text).items() if name != key}
    if literal:
        wanted[key] = tomllib.loads(f"value = {literal}")["value"]
    for changed in _candidates(text, key, literal):
        with suppress(tomllib.TOMLDecodeError):
            if tomllib.loads(changed) == wanted:
                return changed
    raise ValueError(f"{key} is written in a way that only an editor can change")


def _candidates(text: str, key: str, literal: str) -> Iterator[str]:
    lines = text.splitlines(keepends=True)
    end = "\r\n" if "\r\n" in text else "\n"
    top = next((n for n, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    own = re.compile(rf"""(\s*["']?{re.escape(key)}["']?\s*=\s*)(.*?)(\s*)$""", re.DOTALL)
    for number, line in enumerate(lines[:top]):
        if found := own.match(line):
            rest = _comment_of(found[2])
            new = f"{found[1]}{literal}{rest}{found[3]}" if literal else ""
            yield "".join((*lines[:number], new, *lines[number + 1 :]))
            return
    if not literal:
        yield text
    assigned = [n for n, line in enumerate(lines[:top]) if re.match(r"\s*[\w\"'-]+\s*=", line)]
    for at in (assigned[-1] + 1 if assigned else 0, 0):
        before = "".join(lines[:at])
        gap = end if before and not before.endswith("\n") else ""
        yield f"{before}{gap}{key} = {literal}{end}{''.join(lines[at:])}"


def _comment_of(value: str) -> str:
    """What stands behind a value: spaces and a comment, or nothing."""
    for cut in (match.start() for match in re.finditer(r"\s*#", value)):
        with suppress(tomllib.TOMLDecodeError):
            tomllib.loads(f"value = {value[:cut]}")
            return value[cut:]
    return ""


def save(file: Path, text: str) -> None:
    """Replace a file at once and whole. A new one is its owner's alone. Raises OSError.

    A symbolic link stays one; what it leads to is replaced.
    """
    target = file.resolve()
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else _PRIVATE
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(mode)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
