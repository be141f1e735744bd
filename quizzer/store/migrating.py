"""How does a database get the current schema? Imported only when the version differs."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from quizzer.errors import StoreError
from quizzer.store.engines import around

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an SQLite file up to date inside the connection's transaction. Raises StoreError."""
    with around(connection) as alchemy:
        upgrade(alchemy)
        check_references(alchemy)


def upgrade(connection: Connection, migrations: Path = MIGRATIONS) -> None:
    """Run the missing migrations inside the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def check_references(connection: Connection) -> None:
    """Refuse a migrated SQLite file whose rows refer to rows that are gone. Raises StoreError.

    While migrations run, foreign keys are not enforced: to change a table SQLite has to drop it,
    which would count as deleting what others refer to.
    """
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise StoreError(
            f"the upgrade would leave a {broken[0]} without its {broken[2]}",
            remedy="Nothing was changed; please report this, with what `quizzer doctor` says",
        )


def back_up(path: Path, version: int) -> Path:
    """Copy the database beside itself before a migration; returns the copy's path."""
    copy = path.with_name(f"{path.name}.schema-{version}.backup")
    os.close(os.open(copy, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy
