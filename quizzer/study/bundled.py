"""Where are the decks that travel with Quizzer?"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

PREFIX = "bundled:"
"""A bundled deck is stored under `bundled:NAME`, because the package may move."""

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def folder() -> Path:
    """The installed package's decks; in a checkout, the top-level folder that becomes them."""
    installed = _PACKAGE / "decks"
    return installed if installed.is_dir() else _PACKAGE.parent / "decks"


def names() -> tuple[str, ...]:
    """The stored paths of all bundled decks, Xiaomi's own first."""
    where = folder()
    return _names(where, where.stat().st_mtime_ns if where.is_dir() else 0)


@lru_cache(maxsize=1)
def _names(where: Path, _changed: int) -> tuple[str, ...]:
    """The same of a folder whose entries changed last at some time."""
    files = sorted(path.name for path in where.glob("*.yaml"))
    files.sort(key=lambda name: not name.startswith("xiaomi"))
    return tuple(f"{PREFIX}{name}" for name in files)


def deck_of(stored_path: str) -> str:
    """The id of a bundled deck: its file is called by it, so that it need not be read."""
    return stored_path.removeprefix(PREFIX).removesuffix(".yaml")


def file_of(stored_path: str) -> Path:
    """The file behind a stored path."""
    return _file(folder(), stored_path)


@lru_cache(maxsize=256)
def _file(where: Path, stored_path: str) -> Path:
    if stored_path.startswith(PREFIX):
        return where / stored_path.removeprefix(PREFIX)
    return Path(stored_path)
