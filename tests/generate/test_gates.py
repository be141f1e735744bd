"""Is a candidate fit to be a draft?"""

from __future__ import annotations

import pytest

from quizzer.cards.content import Basic, Claim, Cloze, Content, Essay, Listing, Number
from quizzer.cards.quantity import Quantity
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.gates import fault
from quizzer.generate.material import Passage, Role

PASSAGE = Passage(1, 1, Role.PARAGRAPH, (), ("Norda makes kettles.",))


def fault_of(content: Content) -> str:
    """What is wrong with a card."""
    return fault(Candidate(Rule.OBJECT, content, "x", ("Norda makes kettles.",), (PASSAGE,), 0.9))


@pytest.mark.parametrize(
    "content",
    [
        Basic("Who founded the mill in Lorne?", "Ada Stern"),
        Basic("How does Norda keep its prices low?", "By selling online"),
        Basic("Norda sells online. What does this save?", "Rent"),
        Number("How many mills does Norda operate?", Quantity.parse("9")),
        Cloze("Norda operates {{9}} mills in Lorne."),
        Listing("Which products does Norda sell?", ("Kettles", "Pans")),
        Claim("Norda sells kettles in Lorne.", is_true=True),
        Essay("Discuss how Norda grew in Lorne.", " ".join(["word"] * 60)),
        Basic("Why did the problem of rust in Lorne vanish?", "Because tin was cheap"),
        Basic("What are the enzymes of Lorne?", "Chains of acids"),
        Basic("In Spain, how did Norda become the largest mill in the country?", "By merging"),
        Basic("What flows through the city of Lorne?", "The river Ashe"),
        Basic("Which workers lost their homes in Lorne?", "Miners"),
        Basic("In which year did Ada Stern publish her results?", "1912"),
    ],
)
def test_a_card_that_stands_alone_passes(content: Content) -> None:
    assert fault_of(content) == ""


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (Basic("How does this approach help Norda?", "By saving rent"), "points at"),
        (Basic("It was founded by whom in Lorne?", "Ada Stern"), "points at"),
        (Basic("How can they keep prices low?", "By saving rent"), "points at"),
        (Basic("What is the second mill named after?", "Her and two others"), "answer points"),
        (Basic("Who was opposed to the old mill?", "These farmers"), "answer points"),
        (Basic("In which year was his plan rejected?", "1912"), "points at"),
        (Basic("In which year did parliament reject her plan?", "1912"), "whose"),
        (Basic("In which year was a memorial with their names unveiled?", "1933"), "whose"),
        (Basic("How many people worked on it?", "1.5 million"), "whose"),
        (Basic("Why did the Lorne Society reject his paper?", "Because papers were long"), "whose"),
        (Basic("In which year did the Lorne Union ban three of them outdoors?", "2018"), "whose"),
        (Basic("Which crops do farmers use its water to grow?", "Maize"), "whose"),
        (Basic("How did Norda become the largest mill in the country?", "By merging"), "place"),
        (Basic("What did the use of steam bring its owners?", "Rivals"), "whose"),
        (Basic("What did millers in Lorne inspect at least?", "The old wheel"), "in the middle"),
        (Basic("Why does a jacket solve the problem?", "Because it floats"), "which one"),
        (Basic("Who was Ada Stern in Lorne?", "The founder of the school"), "answer points"),
        (Basic("What do rivers of Lorne carve?", "V-shaped ones"), "answer points"),
        (Basic("What drove growth?", "Demand for kettles"), "too little"),
        (Listing("Which three common strategies are there?", ("Salt", "Ice", "Sun")), "of what"),
        (Basic("In which year is a lamp lit, as George Miller argued?", "1956"), "in the middle"),
        (Basic("What do millers of Lorne pay each year?", "Tax on their"), "in the middle"),
        (Basic("Why did most millers reject the idea?", "Because ice was dear"), "which one"),
        (Basic("What is the old mill of Lorne sold to to millers?", "Ada Stern"), "in the middle"),
        (Basic("Until when did Griswold cast the most popular ones?", "1957"), "points at"),
        (Basic("In which year did Norda build a larger one in Leith?", "2011"), "points at"),
        (Basic("What did the new mill in Lorne raise?", "Costs"), "nothing of its own"),
        (Basic("Which " + "very " * 40 + "old mill burnt?", "Norda"), "question is too long"),
        (Basic("Why did the old mill close?", "word " * 20), "answer is too long"),
        (Basic("What is Norda?", "A maker of kettles"), "too little"),
        (Basic("Why did the old mill close?", "…"), "empty"),
        (Basic("What does the kettle factory of Norda make?", "Kettles"), "gives the answer away"),
    ],
)
def test_what_is_wrong_with_a_card_is_said(content: Content, wrong: str) -> None:
    assert wrong in fault_of(content)
