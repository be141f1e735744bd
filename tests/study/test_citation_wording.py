"""Does a citation read as a reader wants it?"""

from __future__ import annotations

import pytest

from quizzer.cards.citation import Citation, Source
from quizzer.study.wording import citation_text


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("The Oil", "The Light, “The Oil”, lines 4–6"),
        ("The Light", "The Light, lines 4–6"),
        ("", "The Light, lines 4–6"),
    ],
)
def test_a_citation_names_a_document_and_a_heading_that_is_not_its_title(
    heading: str, said: str
) -> None:
    citation = Citation("light", 4, 6, heading)
    assert citation_text(citation, (Source("light", title="The Light"),)) == said
