"""How is work that builds many objects and throws away few spared the garbage collector?"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect no cycles meanwhile, nor look for them at once in what was built.

    A growing tree has none, and looking for them takes longer than building it.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            _let_age()
            gc.enable()


def _let_age() -> None:
    """Count all objects among the oldest, which the collector walks through most rarely.

    Freezing and thawing moves them there without a look at any of them. Where somebody has
    frozen what is to stay, thawing would undo that, so the new objects are left frozen too.
    """
    is_in_use = gc.get_freeze_count() > 0
    gc.freeze()
    if not is_in_use:
        gc.unfreeze()
