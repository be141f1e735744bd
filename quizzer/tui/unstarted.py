"""How is work handed to a worker that may be gone before it begins?"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any


def unstarted(work: Callable[[], Coroutine[Any, Any, None]]) -> Any:
    """The work as a function to be called, not as a coroutine, which would be lost unawaited.

    Any, because type checkers find no one meaning of what Textual takes.
    """
    return work
