"""Which modules has a piece of code imported, in a process of its own?"""

from __future__ import annotations

import json
import subprocess
import sys

_PRELUDE = (
    "import json, os, sys\n"
    "def report():\n"
    "    print(json.dumps(sorted(sys.modules)), file=sys.stderr, flush=True)\n"
)
_COMMAND = (
    "from quizzer.__main__ import main\n"
    "try:\n"
    "    main()\n"
    "except SystemExit as ended:\n"
    "    report()\n"
    "    raise\n"
)


def modules_after(code: str, *arguments: str) -> set[str]:
    """The names in `sys.modules` where the code calls `report()`, packages and what is in them."""
    process = subprocess.run(
        [sys.executable, "-c", _PRELUDE + code, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert process.returncode == 0, process.stderr
    names = set(json.loads(process.stderr.splitlines()[-1]))
    assert "quizzer" in names
    return names


def modules_after_command(*arguments: str) -> set[str]:
    """The same for a run of the command."""
    return modules_after(_COMMAND, *arguments)
