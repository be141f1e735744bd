"""What does a text in TOML say that a person has written?"""

from __future__ import annotations

from collections.abc import Mapping

from quizzer.errors import UsageError


def values_in(text: str, where: str = "") -> Mapping[str, object]:
    """The values by their names. Raises UsageError for what is no TOML."""
    import tomllib  # most learners have no file in it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"this is not TOML: {error}", where=where) from error
    except (ValueError, RecursionError) as error:  # which Python's reader lets out
        reason = "a number has too many digits, or brackets are nested too deep"
        raise UsageError(f"this is not TOML: {reason}", where=where) from error
