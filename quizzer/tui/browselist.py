"""Where does one stand in a list of which only a part is read? Pure: no screen, no desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizzer.study.searching.found import CardRow, Found

READ_AHEAD = 20
"""Rows above and below those that are seen which are read too."""


@dataclass
class BrowseList:
    """What was found, the rows of it that were read, the selected row and the first that is seen.

    Rows are numbered from 0 in the order of what was found.
    """

    found: Found | None = None
    rows: dict[int, CardRow] = field(default_factory=dict)
    cursor: int = 0
    top: int = 0
    height: int = 1
    _asked: range = range(0)

    def __len__(self) -> int:
        return 0 if self.found is None else len(self.found)

    @property
    def selected(self) -> CardRow | None:
        """The card under the cursor, if it has been read."""
        return self.rows.get(self.cursor)

    @property
    def seen(self) -> range:
        """The rows that are seen."""
        return range(self.top, min(len(self), self.top + self.height))

    def take(self, found: Found, *, stay: bool) -> None:
        """Show what was found, from its start, or as near as may be to where one was."""
        before = self.selected
        self.found = found
        self.rows = dict(enumerate(found.rows))
        self._asked = range(0)
        if not stay:
            self.cursor = self.top = 0
        elif before is not None:
            same = (at for at, row in self.rows.items() if row.key == before.key)
            self.cursor = next(same, self.cursor)
        self.fit(self.height)

    def fit(self, height: int) -> None:
        """Keep the selected row in sight where so many are seen."""
        self.height = max(1, height)
        self.cursor = max(0, min(self.cursor, len(self) - 1))
        lowest = max(0, self.cursor - self.height + 1)
        self.top = max(lowest, min(self.top, self.cursor, max(0, len(self) - self.height)))

    def move(self, by: int) -> None:
        """Select another row."""
        self.cursor += by
        self._asked = range(0)
        self.fit(self.height)

    def read(self, start: int, rows: tuple[CardRow, ...]) -> None:
        """Take in rows that were read."""
        self.rows.update(enumerate(rows, start))

    def ask(self) -> range:
        """The rows to be read now: those seen, with some around them; none while all seen are.

        The same rows are asked for again after a move only: what could not be read is read no
        better at once.
        """
        start = max(0, self.top - READ_AHEAD)
        wanted = range(start, min(len(self), self.top + self.height + READ_AHEAD))
        if wanted == self._asked or all(number in self.rows for number in self.seen):
            return range(0)
        self._asked = wanted
        return wanted
