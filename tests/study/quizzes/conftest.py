"""Where do these tests take quizzes? At a desk with a library of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.build import StandingClock
from support.taking import SETTINGS, shelve

from quizzer.study.desk import Desk
from quizzer.study.quizdesk import QuizDesk


@pytest.fixture
def desk(
    database_path: Path, clock: StandingClock, nothing_bundled: None, tmp_path: Path
) -> Iterator[Desk]:
    """A desk at a library of six cards that may be asked, and two that may not."""
    shelve(database_path)
    with Desk(str(database_path), SETTINGS, clock) as desk:
        yield desk


@pytest.fixture
def quiz(desk: Desk) -> QuizDesk:
    """Quizzes at that desk."""
    return QuizDesk(desk)
