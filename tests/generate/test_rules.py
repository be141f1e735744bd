"""What holds for every rule on whatever document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.drafting import DOCUMENTS, drafted, drafted_from
from support.examples import examples

PIECES = (
    "# Norda", "## Challenges Faced by Norda", "### 1. Gas:", "### 2. Heat", "#### 3. How It Pays",
    "- **Flash Sales:** Norda sells cheap, reducing costs.", "- India: It was 1988.", "1. Open it.",
    "2. Close it, then.", "3. ", "- white skin", "Several key elements define this strategy:",
    "There are three kinds of burn:", "The signs include:", "First it rains. Then it stops.",
    "In Europe, Norda has countries such as Spain, Italy, and Malta.", ":", "and", "’s",
    "By selling X, Norda keeps Y low.", "In 1911 it began. It ended in 1930.", "**:** **", "\t- a",
    "This approach, which is 5 % cheaper, allows it to grow (see below).", "Norda's Norda's's",
)  # fmt: skip


@settings(max_examples=examples(60))
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=24))
def test_any_text_gives_drafts_and_the_same_ones_again(pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    assert drafted(text) == drafted(text)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_id_is_given_twice(path: Path) -> None:
    found = [draft.id for draft in drafted_from(path)]
    assert found
    assert len(found) == len(set(found))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_ids_stay_when_lines_move(path: Path) -> None:
    moved = path.read_text("utf-8").replace("\n\n", "\n\n\n\n")
    assert [d.id for d in drafted(moved, path.name)] == [d.id for d in drafted_from(path)]


@pytest.mark.parametrize(
    "line",
    [
        "Signs of " * 20_000 + "it include:",
        "First " + "a, b, " * 20_000 + "stops.",
        "This measure keeps " + "wool, yarn, " * 20_000 + "warm.",
        "In Europe, " + "towns such as " * 20_000 + "X, and Y.",
        "By " * 20_000 + "selling.",
    ],
    ids=["of", "commas", "effect", "such as", "by"],
)
def test_a_long_line_takes_no_longer_than_its_length(line: str) -> None:
    items = "\n".join(f"- **{name}:** {line}" for name in ("Thick Walls", "Steam", "Shifts"))
    drafted(f"# Norda\n\n{line}\n\n{items}\n\n## How {line}\n\n### 1. Oil\n\nNorda pays.")
