"""Does a difference turn the one text into the other?"""

from __future__ import annotations

import difflib
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.cli.difference import unified

TEXTS = st.lists(st.sampled_from("abcdefgh"), max_size=30).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)


def applied(old: str, difference: list[str]) -> str:
    """What the difference makes of a text, as `patch` does it."""
    before, after = old.splitlines(keepends=True), []
    done = 0
    for line in difference[2:]:
        if found := re.match(r"@@ -(\d+)(,0)?", line):
            start = int(found[1]) - (0 if found[2] else 1)
            after += before[done:start]
            done = start
        elif line.startswith("+"):
            after.append(f"{line[1:]}\n")
        else:
            assert before[done] == f"{line[1:]}\n"
            after += [before[done]] if line.startswith(" ") else []
            done += 1
    return "".join([*after, *before[done:]])


@settings(max_examples=examples(200))
@given(TEXTS, TEXTS)
def test_a_difference_makes_the_new_text_of_the_old_one(old: str, new: str) -> None:
    difference = list(unified(old, new, "d.yaml"))
    assert applied(old, difference) == new
    assert bool(difference) is (old != new)


def test_a_small_difference_reads_as_difflib_writes_it() -> None:
    old = "".join(f"{number}\n" for number in range(30))
    new = old.replace("\n7\n", "\nseven\n").replace("\n20\n21\n", "\n20\nnew\n21\n")
    lines = difflib.unified_diff(
        old.splitlines(), new.splitlines(), "d.yaml", "d.yaml", lineterm=""
    )
    assert list(unified(old, new, "d.yaml")) == list(lines)


def test_a_missing_end_of_the_last_line_is_said() -> None:
    assert list(unified("a", "b", "d"))[3:] == [
        "-a", "\\ No newline at end of file", "+b", "\\ No newline at end of file",
    ]  # fmt: skip


def test_ten_thousand_changes_are_found_one_by_one() -> None:
    old = "".join(f"question {n}\nsame\n\n" for n in range(10_000))
    new = "".join(f"id {n}\nquestion {n}\nsame\n\n" for n in range(10_000))
    difference = list(unified(old, new, "d.yaml"))
    assert sum(line.startswith("+") for line in difference) == 10_001
    assert sum(line.startswith("-") for line in difference) == 1
