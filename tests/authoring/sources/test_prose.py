"""Is what a document says about its subject kept whole, and nothing else?"""

from __future__ import annotations

from support.documents import document

from quizzer.authoring.sources.blocks import BlockKind
from quizzer.authoring.sources.prose import prose

TORN = """\
# The Tides

The tide turns twice a day because the moon pulls at the water. This

pull is stronger on the near side.

- Spring Tides: They come at new moon, when sun and moon pull together,

at full moon.
- Neap Tides: They come in between.

- Not torn

Another paragraph begins here.
"""

PAGE = """\
The Long Life of a Lighthouse

Website of the harbour (www.example.org).

Coast Letters prints the work of students.

Letter #12

By Uma Writer – uma [at] example.org

The lighthouse of Fenton was lit in 1871. It burnt oil, then gas, and since 1931 electric light.

Readers subscribe to the almanac for the times of the light, and they follow it on foot.

Uma Writer is a student of history in Fenton. You can follow her on any network.

If you liked this letter, subscribe to our newsletter for free.

Website of the harbour (www.example.org).

Related Letters:

  • See our other letters on ships

Print Friendly

2 Trackbacks / Pingbacks

  1. The Long Life of a Lighthouse | Coast Letters
  2. Buoys and Bells | Coast Letters

Comments are closed.
"""


def test_what_a_page_break_tore_apart_is_joined_and_spans_both() -> None:
    tide = "The tide turns twice a day because the moon pulls at the water. This pull is stronger"
    spring = "Spring Tides: They come at new moon, when sun and moon pull together, at full moon."
    shown = [(b.first_line, b.last_line, b.text) for b in prose(document(TORN))][1:]
    assert shown == [
        (3, 5, f"{tide} on the near side."),
        (7, 9, spring),
        (10, 10, "Neap Tides: They come in between."),
        (12, 12, "Not torn"),
        (14, 14, "Another paragraph begins here."),
    ]


def test_a_web_page_keeps_its_text_alone() -> None:
    kept = prose(document(PAGE, "letter.txt"))
    assert [block.first_line for block in kept] == [1, 11, 13]
    assert kept[0].kind is BlockKind.HEADING
