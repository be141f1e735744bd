"""How do problems read as SARIF 2.1.0, the form in which code review tools exchange them?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from quizzer import __version__

if TYPE_CHECKING:
    from quizzer.study.checking import Code, Problem

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def document(problems: Sequence[Problem]) -> dict[str, object]:
    """One run with the problems as its results, and the codes that they have as its rules."""
    codes = sorted({problem.code for problem in problems})
    index = {code: number for number, code in enumerate(codes)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "quizzer",
                        "version": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem, index[problem.code]) for problem in problems],
            }
        ],
    }


def _rule(code: Code) -> dict[str, object]:
    return {
        "id": code.value,
        "name": code.slug,
        "shortDescription": {"text": code.meaning},
        "help": {"text": f"Run `quizzer check --explain {code}`"},
        "defaultConfiguration": {"level": code.severity.value},
    }


def _result(problem: Problem, rule: int) -> dict[str, object]:
    return {
        "ruleId": problem.code.value,
        "ruleIndex": rule,
        "level": problem.code.severity.value,
        "message": {"text": problem.text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(problem.path)},
                    "region": {"startLine": problem.line, "startColumn": problem.column},
                }
            }
        ],
    }


def _uri(path: str) -> str:
    """As a URI, whose bytes need not be UTF-8."""
    found = Path(path)
    return found.as_uri() if found.is_absolute() else quote(os.fsencode(found.as_posix()))
