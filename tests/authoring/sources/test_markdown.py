"""Are headings, quotes, tables and code of Markdown found with their lines?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.documents import document
from support.examples import examples

from quizzer.authoring.sources import markdown
from quizzer.authoring.sources.blocks import BlockKind

MARKED = """\
The Lighthouse
==============

> It shines
> by night.
>
> It sleeps by day.

| Year | Ships |
|------|-------|
| 1871 | 12    |

```python
# no heading

print("no prose")
```

1. Oil
   - of whales,
     which is dear
   - of stone
2. Gas

<!--
## Hidden heading
-->

Light
-----

It is <b>bright</b>.

    # indented, and no heading
"""


def test_blocks_of_markdown_know_what_they_are() -> None:
    shown = [(b.first_line, b.last_line, b.kind.name, b.text) for b in document(MARKED).blocks]
    assert shown == [
        (1, 1, "HEADING", "The Lighthouse"),
        (4, 5, "QUOTE", "It shines by night."),
        (7, 7, "QUOTE", "It sleeps by day."),
        (9, 11, "TABLE", "| Year | Ships |\n|------|-------|\n| 1871 | 12    |"),
        (13, 17, "CODE", '```python\n# no heading\n\nprint("no prose")\n```'),
        (19, 19, "LIST_ITEM", "Oil"),
        (20, 21, "LIST_ITEM", "of whales, which is dear"),
        (22, 22, "LIST_ITEM", "of stone"),
        (23, 23, "LIST_ITEM", "Gas"),
        (29, 29, "HEADING", "Light"),
        (32, 32, "PARAGRAPH", "It is bright."),
        (34, 34, "PARAGRAPH", "# indented, and no heading"),
    ]


def test_items_know_their_depth_and_number() -> None:
    items = [b for b in document(MARKED).blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.depth, b.number) for b in items] == [(1, 1), (2, 0), (2, 0), (1, 2)]


@pytest.mark.parametrize("mark", ["- 3.", "3)", "•", "- [x]", "*"])
def test_an_item_is_without_its_marks(mark: str) -> None:
    [block] = document(f"{mark} Climb.").blocks
    assert (block.text, block.kind) == ("Climb.", BlockKind.LIST_ITEM)


PIECES = [
    "# a",
    "> b",
    "- c",
    "  d",
    "",
    "",
    "e",
    "```",
    "| f | g |",
    "|---|---|",
    "===",
    "---",
    "1. h",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.integers(1, 9))
@settings(max_examples=examples(200))
def test_a_document_parsed_in_pieces_is_as_the_whole(lines: list[str], length: int) -> None:
    whole = markdown.marks(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_PIECE", length)
        assert markdown.marks(lines) == whole
