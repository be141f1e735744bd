"""Does the app end when its terminal has gone?"""

from __future__ import annotations

import threading
from typing import Any, TextIO, cast

from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from quizzer.tui.lasting import Lasting
from quizzer.tui.look import Look
from quizzer.tui.shell import Shell


class Gone:
    """A terminal that was closed."""

    encoding = "utf-8"

    def write(self, _: str) -> int:
        raise OSError(5, "Input/output error")

    def flush(self) -> None:
        raise OSError(5, "Input/output error")


def test_painting_for_a_terminal_that_has_gone_waits_for_nothing() -> None:
    writer = WriterThread(cast("TextIO", Lasting(cast("TextIO", Gone()))))
    writer.start()

    def paint() -> None:
        for _ in range(2 * MAX_QUEUED_WRITES):
            writer.write("a line")
        writer.stop()

    painting = threading.Thread(target=paint, daemon=True)
    painting.start()
    painting.join(timeout=30)

    assert not painting.is_alive()


def test_what_else_there_is_to_a_terminal_is_the_terminal_s() -> None:
    lasting: Any = Lasting(cast("TextIO", Gone()))
    assert lasting.encoding == "utf-8"


def test_our_apps_have_such_a_driver() -> None:
    assert Shell(Look()).driver_class.__name__ == "LastingDriver"
