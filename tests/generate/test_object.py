"""What does it do, need, rest on?"""

from __future__ import annotations

import pytest
from support.drafting import asked

from quizzer.generate.rules.object import objects


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Norda, known for its phones and watches, aims to grow.",
            "What is Norda known for?",
            "Phones and watches",
        ),
        (
            "Norda’s plan heralds the rise of Danish mines not just as suppliers, but as rivals.",
            "What does Norda’s plan herald?",
            "The rise of Danish mines",
        ),
        (
            "Enzymes consist of long chains of amino acids.",
            "What do enzymes consist of?",
            "Long chains of amino acids",
        ),
        (
            "Norda partnered with Vodafone to sell phones in Spain.",
            "Who did Norda partner with to sell phones in Spain?",
            "Vodafone",
        ),
        (
            "Norda was among the first firms to ship coal in steel boxes.",
            "What was Norda among the first firms to do?",
            "Ship coal in steel boxes",
        ),
        (
            "Steel alloys are resistant to salt water and acids.",
            "What are steel alloys resistant to?",
            "Salt water and acids",
        ),
        (
            "Norda’s success is based on copper and zinc.",
            "What is Norda’s success based on?",
            "Copper and zinc",
        ),
        (
            "A pharmacy in Leith provides patients with free needles.",
            "What does a pharmacy in Leith provide patients with?",
            "Free needles",
        ),
        (
            "Norda donated masks and ventilators to hospitals in Leith.",
            "What did Norda donate to hospitals in Leith?",
            "Masks and ventilators",
        ),
        (
            "Norda’s code of conduct ensures that all suppliers pay fair wages.",
            "What does Norda’s code of conduct ensure?",
            "That all suppliers pay fair wages",
        ),
        (
            "Norda’s sales model removes intermediaries, which reduces prices for farmers.",
            "Norda’s sales model removes intermediaries. What does this reduce?",
            "Prices for farmers",
        ),
        (
            "Norda relies on a deep mine, which supplies copper and zinc.",
            "What does the deep mine supply?",
            "Copper and zinc",
        ),
        (
            "Norda’s low prices attract farmers who own little land.",
            "Who do Norda’s low prices attract?",
            "Farmers who own little land",
        ),
        (
            "High prices deprive a miner of free bread.",
            "What do high prices deprive a miner of?",
            "Free bread",
        ),
        (
            "Human kidneys secrete renin and sugar in response to low pressure.",
            "What do human kidneys secrete in response to low pressure?",
            "Renin and sugar",
        ),
        (
            "Norda’s maps show that the sea, like the lake, is deep and cold.",
            "What do Norda’s maps show?",
            "That the sea is deep and cold",
        ),
        (
            "To measure success, millers count the sacks of flour.",
            "To measure success, what do millers count?",
            "The sacks of flour",
        ),
        (
            "Coach Erik Dahl blamed hard fatigue for the defeat in Lorne.",
            "What did Coach Erik Dahl blame for the defeat in Lorne?",
            "Hard fatigue",
        ),
        (
            "Residents of Norland pay income tax on their worldwide income.",
            "What do residents of Norland pay?",
            "Income tax on their worldwide income",
        ),
        (
            "Norda’s success can be attributed to the fact it listens to millers.",
            "What can Norda’s success be attributed to?",
            "The fact that it listens to millers",
        ),
        (
            "In Spain, Norda bought two copper mines.",
            "In Spain, what did Norda buy?",
            "Two copper mines",
        ),
    ],
)
def test_a_sentence_gives_its_question_and_answer(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in asked(objects, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norda has a strong presence in the market.",
        "Norda’s journey is a testament to the power of innovation.",
        "Norda built its reputation.",
        "Observers counted occasions.",
        "It carries coal and copper.",
        "Several companies sell copper.",
        "Norda offers a variety of things.",
        "Users like copper.",
        "The company’s marketing impressed the jury.",
        "Norda does not sell copper.",
        "Here copper is sold.",
        "Everyone who lives, works, or studies in Brackwater can join the old library.",
        "Law of supply: as price rises, quantity supplied rises steeply.",
        "Otter and Pike rule the trade. These incumbents wield great power and wealth.",
        "Nurses should inspect the skin of patients at least once a day.",
        "Governments can also cut spending or raise taxes.",
        "Alcohol inhibits the release of a hormone and therefore increases output.",
        "Antidiuretic hormone increases the permeability of the duct to water.",
        "Courts award special costs only where the parties agree.",
        "Courts award special costs, for example in sales of land.",
        "Norda sells lamps of all kinds. This includes oil lamps and street lamps.",
        "Norda must address potential mining problems.",
    ],
)
def test_what_only_looks_alike_gives_nothing(sentence: str) -> None:
    assert asked(objects, sentence) == []


def test_the_subject_of_a_long_document_is_asked_about_only_with_more_to_go_by() -> None:
    text = (
        "Norda ensures that its boxes are light. Norda ships coal to Leith in winter. "
        "Norda likes steel. Norda owns mines in Wales."
    )
    questions = [question for question, _ in asked(objects, text)]
    assert "What does Norda ensure?" not in questions
    assert "What does Norda ship to Leith in winter?" in questions
