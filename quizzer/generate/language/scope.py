"""How much of what follows a verb belongs to its own clause?"""

from __future__ import annotations

import re

_SUBORDINATE = re.compile(
    r",?\s(?:because|when|whenever|although|though|while|whereas|where|that|which|who|whom|whose"
    r"|until(?!\s(?:\w+\s){0,2}\d{4})|since(?!\s(?:\w+\s){0,2}\d{4})|unless|if|so\sthat|than"
    r"|as\s[\w-]+\sas|(?:after|before)\s\w+ing|according\sto)\b|[;:]\s|,\s(?:up|down|compared)\b",
)


def main(rest: str) -> str:
    """What stands before the first subordinate clause or comparison."""
    found = _SUBORDINATE.search(f" {rest}")
    return rest if found is None else rest[: max(0, found.start() - 1)].rstrip(" ,")
