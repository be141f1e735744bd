"""What does a card cite, and of which document?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A case document that cards cite."""

    id: str
    file: str = ""
    title: str = ""
    author: str = ""
    blake2: str = ""

    @property
    def label(self) -> str:
        """A short name for citations: the author's last name, else the title, else the id."""
        return self.author.split()[-1] if self.author.split() else self.title or self.id


@dataclass(frozen=True, slots=True)
class Citation:
    """A card's pointer into a source. Lines count from 1; 0 means not given."""

    source: str
    first_line: int = 0
    last_line: int = 0
    heading: str = ""
    fingerprint: str = ""
    quote: str = ""

    @property
    def lines(self) -> str:
        """`line 11`, `lines 51–54`, or nothing."""
        if not self.first_line:
            return ""
        if self.last_line == self.first_line:
            return f"line {self.first_line}"
        return f"lines {self.first_line}–{self.last_line}"
