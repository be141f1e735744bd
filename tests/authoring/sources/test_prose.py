"""Is what a document says about its subject kept whole, and nothing else?"""

from __future__ import annotations

import pytest
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


def around(text: str) -> list[str]:
    """What is kept of a document with a paragraph in its midst."""
    found = document(f"# Light\n\nIt shines.\n\n{text}\n\nIt shines still.\n")
    return [block.text for block in prose(found)]


@pytest.mark.parametrize(
    "text",
    [
        "Copyright is a right that is granted to authors for a time.",
        "Powered by steam, the mill of Fenton ran day and night.",
        "Advertisement in Fenton began with a painted wall.",
        "Figure 3 shows how the light is thrown.",
        "Members who subscribe to our services pay by the month.",
        "Sailors follow them on foot, and register this with the harbour.",
        "By 1871 the lighthouse of Fenton was lit.",
        "Learn more than others, and you will see more.",
        "1871 was the year of the light.",
        "Related trades, such as fishing, were registered in Fenton.",
        "The correction of the lens took a year, and nobody was free.",
        "The lamp’s power was 12 candles; see Brook (1871), who measured it and was surprised.",
    ],
)
def test_a_sentence_about_the_subject_is_kept(text: str) -> None:
    found = document(f"# Light\n\nIt shines.\n\n{text}\n\nIt shines still.\n")
    assert [block.text for block in prose(found)] == [
        "Light",
        "It shines.",
        text,
        "It shines still.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "© 2020 Coast Letters. All rights reserved.",
        "Photo: Ada Brook",
        "Figure 3: The lighthouse by night.",
        "Source: Harbour of Fenton, 2019.",
        "Subscribe to our newsletter and never miss a letter.",
        "Follow us on any network.",
        "https://example.org/light",
        "– 12 –",
        "Page 3 of 10",
        "Print Friendly",
        "Read more about the coast »",
        "The light . . . . . . . . . . 12",
        "Read more: Why oil became dear in the year 1902",
        "Correction: An earlier version of this letter had another year.",
        "Additional reporting by Otto Lind in Fenton.",
        "You have 2 free articles left this month. Log in.",
        "Coast Letters is registered in England, company No. 12345.",
    ],
)
def test_what_stands_around_the_text_is_dropped(text: str) -> None:
    assert around(text) == ["Light", "It shines.", "It shines still."]


@pytest.mark.parametrize("place", ["FENTON — ", "LOWER HILL, Fenton (Coast) – ", "BOGOTÁ -- "])
def test_where_a_report_was_written_is_no_part_of_its_first_sentence(place: str) -> None:
    told = "The lighthouse of Fenton was lit in 1871 by Ada Brook, who had built it."
    found = document(f"# Light\n\nAn image\n\n{place}{told}\n\n{place}{told} Twice.\n")
    texts = [block.text for block in prose(found)]
    assert texts == ["Light", told, f"{place}{told} Twice."]


@pytest.mark.parametrize(
    ("section", "is_kept"),
    [
        (
            "## References\n\n- Brook, A. (1871). “The Light.” Fenton Press.\n- https://example.org",
            False,
        ),
        ("## Further Reading\n\n- The Light\n- The Sea", False),
        ("## About the Author\n\nUma Writer is a student who lives in Fenton by the sea.", False),
        ("## References\n\nA reference borrows a thing and gives it back when it is done.", True),
        ("## Notes\n\n- The lamp was made of brass and glass, and it was never cold.", True),
        ("## Empty", True),
    ],
)
def test_a_list_of_other_texts_goes_with_its_heading(section: str, *, is_kept: bool) -> None:
    found = prose(document(f"# Light\n\nIt shines.\n\n{section}\n"))
    assert (len(found) > 2) is is_kept


def test_links_and_marks_of_notes_leave_their_words() -> None:
    text = "The [lamp](https://example.org/lamp) is bright.[^1] ![A lamp](x.png)\n"
    found = document(
        f"{text}\n[^1]: Brook measured it in the year 1871.\n\n[home]: https://x.org\n"
    )
    assert [block.text for block in prose(found)] == ["The lamp is bright."]


def test_what_cannot_be_seen_is_no_part_of_the_text() -> None:
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in "obey")
    found = document(f"The la\u200bmp{tags} \u202eis\u202c bright.\n")
    assert [block.text for block in prose(found)] == ["The lamp is bright."]
