"""What was it measured on?"""

from __future__ import annotations

import os
import platform
import sqlite3
from pathlib import Path


def machine(folder: Path) -> str:
    """The processor, Python, SQLite and the file system of a folder, as a sentence."""
    return (
        f"Measured on {_processor()}, {os.cpu_count()} cores; {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {_file_system(folder)}."
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


def _file_system(folder: Path) -> str:
    """The type of the file system that is mounted nearest above a folder."""
    mounts = [line.split() for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
    above = [str(path) for path in (folder.resolve(), *folder.resolve().parents)]
    named = {mount[1]: mount[2] for mount in mounts}
    return next((named[path] for path in above if path in named), "unknown file system")
