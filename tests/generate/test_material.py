"""What is there to draft from?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizzer.generate.material import Material, Passage, Role, Title, sectioned

BOOK, ONE, TWO = Title("Book", 1, 1), Title("One", 2, 3), Title("Two", 2, 9)


def passage(line: int, *titles: Title) -> Passage:
    """A passage under some titles."""
    return Passage(line, line, Role.PARAGRAPH, titles, (f"Sentence {line}.",))


def test_passages_stand_under_their_headings() -> None:
    root = sectioned([passage(2, BOOK), passage(4, BOOK, ONE), passage(10, BOOK, TWO)])
    assert [section.path for section in root.walk()] == [
        (),
        ("Book",),
        ("Book", "One"),
        ("Book", "Two"),
    ]
    assert [len(section.passages) for section in root.walk()] == [0, 1, 1, 1]


def test_a_heading_that_comes_again_is_another_section() -> None:
    again = Title("One", 2, 20)
    root = sectioned([passage(4, BOOK, ONE), passage(21, BOOK, again)])
    assert [section.title for section in root.walk()] == ["", "Book", "One", "One"]


@given(
    st.lists(
        st.lists(
            st.builds(Title, st.sampled_from("abc"), st.just(1), st.integers(1, 9)), max_size=3
        )
    )
)
def test_no_passage_is_lost_or_moved(titles: list[list[Title]]) -> None:
    passages = [passage(line, *over) for line, over in enumerate(titles, 1)]
    material = Material("case", "", sectioned(passages))
    assert sorted(material.passages(), key=lambda one: one.first_line) == passages
