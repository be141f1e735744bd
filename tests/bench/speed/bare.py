"""An app of Textual that does nothing: it shows a line, and counts keys in it."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static

READY = "READY"


class Bare(App[None]):
    """The least that an app can be."""

    keys = 0

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static(READY)

    def on_key(self, _event: events.Key) -> None:
        """Another number."""
        self.keys += 1
        self.query_one(Static).update(f"{READY} {self.keys}")


if __name__ == "__main__":
    Bare().run()
