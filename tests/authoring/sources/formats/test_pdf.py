"""Are headings, paragraphs and lists put together from what lies about on the pages of a PDF?"""

from __future__ import annotations

import pytest
from support.files import pdf, words

from quizzer.authoring.sources.documents import Document, parse_document
from quizzer.authoring.sources.formats import pdf as reading
from quizzer.authoring.sources.formats.rendering import DocumentError


def running(number: int) -> str:
    """What runs along the edges of each page."""
    return words(72, 800, "Coast Letters 12", size=9) + words(290, 40, f"{number}", size=9)


FIRST = (
    running(1)
    + words(72, 740, "The Lighthouse", size=20, font="F2")
    + words(72, 700, "History of the", size=14, font="F2")
    + words(72, 683, "Light", size=14, font="F2")
    + words(72, 650, "The lighthouse of Fenton was lit in the year 1871 by Ada Brook, who had")
    + words(72, 636, "built it of granite. It burnt oil at first, then gas, and since the inven-")
    + words(72, 622, "tion of the lamp it is well-known for its electric light, which every")
    + words(72, 608, "sailor sees from afar.")
    + words(72, 580, "First light: ", font="F2")
    + words(150, 580, "It was seen on a cold night, and nobody was surprised at it but the")
    + words(72, 566, "well-")
    + words(72, 552, "known keeper.")
    + words(72, 524, "• Oil came from whales, which were hunted by the sailors of the town until")
    + words(82, 510, "there were none.")
    + words(92, 496, "• It smoked.")
    + words(72, 482, "• Gas came from coal.")
    + words(72, 454, "1. Climb the tower.")
    + words(72, 440, "2. Trim the wick.")
    + words(72, 412, "Conclusions so Far", font="F2")
    + words(72, 398, "A light that can be seen by all is worth what it costs, and this one has")
)
SECOND = (
    running(2)
    + words(72, 740, "saved more ships than anyone counts. It stands to this day, and the people")
    + words(72, 726, "of Fenton are fond of it.")
)


LINES = """\
# The Lighthouse

## History of the Light

The lighthouse of Fenton was lit in the year 1871 by Ada Brook, who had built it of granite. \
It burnt oil at first, then gas, and since the invention of the lamp it is well-known for its \
electric light, which every sailor sees from afar.

**First light:** It was seen on a cold night, and nobody was surprised at it but the well-known \
keeper.

- Oil came from whales, which were hunted by the sailors of the town until there were none.
  - It smoked.
- Gas came from coal.

1. Climb the tower.
2. Trim the wick.

### Conclusions so Far

A light that can be seen by all is worth what it costs, and this one has saved more ships than \
anyone counts. It stands to this day, and the people of Fenton are fond of it.
"""


def read(*pages: str) -> Document:
    return parse_document(pdf(pages), "light.pdf")


def test_a_pdf_has_the_lines_of_its_paragraphs_and_no_running_heads() -> None:
    found = read(FIRST, SECOND)
    assert found.lines == tuple(LINES.splitlines())
    assert [found.page_of(line) for line in (1, len(found.lines))] == [1, 1]


def test_a_line_knows_its_page() -> None:
    found = read(FIRST, SECOND, running(3) + words(72, 700, "A last page has one more line."))
    assert found.page_of(len(found.lines)) == 3
    assert found.blocks[-1].page == 3
    assert found.blocks[0].page == 1


def test_heads_that_change_with_the_chapter_are_known_by_the_numbers_of_the_pages() -> None:
    chapters = ("The Oil", "The Oil", "The Gas", "The Lamp")
    pages = [
        words(72, 800, f"{title} {number}") + words(72, 700, "Here is a line of text.")
        for number, title in enumerate(chapters, 17)
    ]
    assert set(read(*pages).lines) == {"", "Here is a line of text."}


def test_headings_that_count_pages_stay() -> None:
    pages = [
        words(72, 800, f"Step {number}", size=18) + words(72, 700, "Here is a line of text.")
        for number in (1, 2, 3)
    ]
    assert [heading.text for heading in read(*pages).headings] == ["Step 1", "Step 2", "Step 3"]


def test_a_mark_that_is_drawn_by_itself_belongs_to_the_line_beside_it() -> None:
    page = (
        words(72, 700, "The lamp burns what there is, and there is much of it in the town:")
        + words(72, 668, "•", size=12)
        + words(90, 670, "Oil: ", font="F2")
        + words(120, 670, "It smokes.")
        + words(72, 650, "•", size=12)
        + words(90, 652, "Gas: ", font="F2")
        + words(120, 652, "It does not.")
    )
    assert read(page).lines[2:] == ("- **Oil:** It smokes.", "- **Gas:** It does not.")


def test_a_number_that_is_drawn_by_itself_counts_the_line_beside_it() -> None:
    page = (
        words(72, 700, "The keeper does two things each night, and has no help with either:")
        + words(72, 660.5, "1")
        + words(90, 670, "Climb the tower.")
        + words(72, 642.5, "2")
        + words(90, 652, "Trim the wick.")
        + words(72, 600, "12")
        + words(90, 570, "Nobody knows what is counted here.")
    )
    counted = ("1. Climb the tower.", "2. Trim the wick.")
    assert read(page).lines[2:] == (*counted, "", "12", "", "Nobody knows what is counted here.")


def test_items_whose_bullets_are_drawn_are_parted_where_each_begins_in_bold() -> None:
    page = (
        words(72, 700, "The lamp burns what there is, and there is much of it in the town:")
        + words(72, 670, "Oil. ", font="F2")
        + words(100, 670, "It smokes, and it has been dear ever since all the whales are gone.")
        + words(72, 656, "Gas. ", font="F2")
        + words(100, 656, "It does not, but nobody who has seen both can say what he likes.")
    )
    assert [line[:10] for line in read(page).lines[2:] if line] == ["**Oil.** I", "**Gas.** I"]


def test_a_label_in_bold_begins_a_paragraph_behind_a_short_line() -> None:
    page = (
        words(72, 700, "Ada Brook, Fenton")
        + words(72, 686, "Abstract. ", font="F2")
        + words(130, 686, "The lamp was lit in 1871, and nobody has ever seen it dark since.")
        + words(72, 672, "It is the oldest light of the coast, and there is no other in its sight.")
    )
    assert [line[:14] for line in read(page).lines if line] == ["Ada Brook, Fen", "**Abstract.** "]


def test_the_small_digits_that_lead_to_a_note_are_no_text_and_the_note_is_known_as_one() -> None:
    page = (
        words(72, 700, "Of the ships that come home at night, 38% see the light.")
        + words(370, 704, "1", size=9)
        + words(377, 700, "The others hear a bell.")
        + words(72, 686, "What the lamp gives off is CO")
        + words(225, 683, "2", size=9)
        + words(231, 686, " and soot.")
        + words(72, 672, "1", size=9)
        + words(78, 672, "They are counted by the keeper.")
    )
    text, _, note = read(page).lines
    assert "see the light. The others" in text
    assert "CO 2 and soot" in text
    assert note == "[^1]: They are counted by the keeper."


def test_a_column_goes_on_in_the_next_one_and_a_foot_does_not() -> None:
    page = (
        words(72, 30, "Printed in Fenton")
        + words(72, 700, "The light is seen from afar by")
        + words(72, 686, "all who come home by night, and")
        + words(320, 700, "Ada Brook is glad of it, as she")
        + words(320, 686, "says to all who ask her.")
    )
    text = "The light is seen from afar by all who come home by night, and Ada Brook is glad of it"
    end = ", as she says to all who ask her."
    assert read(page).lines == ("Printed in Fenton", "", text + end)


def test_letters_of_one_width_are_code_where_the_text_has_others() -> None:
    page = (
        words(72, 700, "Two lines of a program light the lamp at night, and no other is needed:")
        + words(72, 686, "# when it is dark:", font="F3")
        + words(72, 672, "lamp.light()", font="F3")
        + words(72, 658, "That is all there is to it.")
    )
    lines = read(page).lines
    assert lines[2:] == ("```", "# when it is dark:", "lamp.light()", "```", "", lines[-1])
    typed = words(72, 700, "A manuscript is typed.", font="F3")
    assert read(typed).lines == ("A manuscript is typed.",)


def test_letters_that_nobody_can_see_are_no_text() -> None:
    page = (
        words(72, 700, "Everybody can read this line.")
        + words(72, 650, "Nobody can read this line.", size=1)
        + words(72, 9000, "Nor this one.")
    )
    assert read(page).lines == ("Everybody can read this line.",)


def test_drawing_commands_are_counted_over_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_STEPS", 20)
    line = words(72, 700, "Five commands are enough for a line.")
    assert read(line, line).lines
    with pytest.raises(DocumentError, match="larger inside"):
        read(*[line] * 5)
