"""Which lines of a text have changed? Fast for long texts that differ in many places."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_CONTEXT = 3
"""Lines around a change that are shown."""

_LONGEST_COMPARED = 1000
"""Lines without a landmark among them that are compared one by one; more count as replaced."""

_Opcode = tuple[str, int, int, int, int]


def unified(old: str, new: str, name: str) -> Iterator[str]:
    """The difference of two texts in the unified format, line by line; nothing when there is none.

    Lines that stand once in either text are landmarks (Bram Cohen's patience diff), so that only
    what is between them has to be compared; difflib alone takes quadratic time.
    """
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for number, group in enumerate(_Matcher(before, after).get_grouped_opcodes(_CONTEXT)):
        if not number:
            yield from (f"--- {name}", f"+++ {name}")
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@"
        for tag, start, end, new_start, new_end in group:
            if tag == "equal":
                yield from _marked(" ", before[start:end])
            else:
                yield from _marked("-", before[start:end])
                yield from _marked("+", after[new_start:new_end])


def _range(start: int, end: int) -> str:
    length = end - start
    return f"{start + 1}" if length == 1 else f"{start + bool(length)},{length}"


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


class _Matcher(SequenceMatcher[str]):
    """Groups opcodes as difflib does, and finds them by landmarks."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, (), ())
        self._found = list(_joined(_opcodes(old, new)))

    def get_opcodes(self) -> list[_Opcode]:  # type: ignore[override]  # difflib's own literals
        return self._found


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Opcode]:
    done = new_done = 0
    for mark, new_mark in [*_landmarks(old, new), (len(old), len(new))]:
        yield from _between(old, new, (done, mark), (new_done, new_mark))
        if mark < len(old):
            yield "equal", mark, mark + 1, new_mark, new_mark + 1
        done, new_done = mark + 1, new_mark + 1


def _between(
    old: Sequence[str], new: Sequence[str], lines: tuple[int, int], new_lines: tuple[int, int]
) -> Iterator[_Opcode]:
    (start, end), (new_start, new_end) = lines, new_lines
    if max(end - start, new_end - new_start) > _LONGEST_COMPARED:
        yield "replace", start, end, new_start, new_end
        return
    matcher = SequenceMatcher(None, old[start:end], new[new_start:new_end], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        yield tag, start + i, start + j, new_start + k, new_start + m


def _joined(opcodes: Iterator[_Opcode]) -> Iterator[_Opcode]:
    """The opcodes with runs of equal lines as one."""
    last: _Opcode | None = None
    for opcode in opcodes:
        if last and last[0] == opcode[0] == "equal":
            last = ("equal", last[1], opcode[2], last[3], opcode[4])
            continue
        if last:
            yield last
        last = opcode
    if last:
        yield last


def _landmarks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest run, in the order of both, of lines that stand once in either."""
    counts, new_counts = Counter(old), Counter(new)
    places = {line: n for n, line in enumerate(new) if new_counts[line] == 1}
    pairs = [
        (n, places[line]) for n, line in enumerate(old) if counts[line] == 1 and line in places
    ]
    ends: list[int] = []  # the lowest end of a run of each length, and which pair that is
    chosen: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(chosen[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        chosen[length : length + 1] = [number]
    run = []
    number = chosen[-1] if chosen else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]
