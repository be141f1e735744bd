"""How many, how much, how long?"""

from __future__ import annotations

import pytest
from support.drafting import facts

from quizzer.generate.rules.figured import figured

ASKED = {
    "In 2021, 62 percent of the visitors said that they had come by train.": [
        "In 2021, what percentage of the visitors said that they had come by train? — 62 percent",
    ],
    "The Lorne Bridge is 340 metres long and carries 21,000 cars a day.": [
        "How long is the Lorne Bridge? — 340 metres",
        "How many cars does the Lorne Bridge carry a day? — 21,000",
    ],
    "Norda invests 3 percent of its revenue in research.": [
        "What percentage of its revenue does Norda invest in research? — 3 percent",
    ],
    "Norda welcomed the deal, as it gives Otter access to 1,900 shops.": [
        "Norda welcomed the deal, as it gives Otter access to {{1,900}} shops.",
    ],
    "With small kettles starting at 80 yuan, Norda sold 9,000 kettles in 2012.": [
        "At which price in yuan do Norda’s small kettles start? — 80",
        "How many kettles did Norda sell in 2012? — 9,000",
    ],
    "The Lorne Wall will be 2.4 kilometres long.": [
        "How long will the Lorne Wall be? — 2.4 kilometres",
    ],
    "The Lorne Mine has produced one million kettles.": [
        "How many kettles has the Lorne Mine produced? — 1 million",
    ],
    "About 5,200 workers built the Lorne Bridge.": [
        "How many workers built the Lorne Bridge? — 5,200",
    ],
    "Fifty-eight percent of the voters backed the plan.": [
        "What percentage of the voters backed the plan? — 58 %",
    ],
    "In 1977, 58 percent of the voters backed the plan.": [
        "What percentage of the voters backed the plan in 1977? — 58 percent",
    ],
    "Norda made a profit of €6 million in 2021.": [
        "What profit in euros did Norda make in 2021? — 6 million",
    ],
    "Line 9 cost 212 million euros.": [
        "How many euros did Line 9 cost? — 212 million",
    ],
    "Norda bought the mine for £4 million in 1875.": [
        "For how many pounds did Norda buy the mine in 1875? — 4 million",
    ],
    "Norda cut its costs by 12 percent.": [
        "By what percentage did Norda cut its costs? — 12 percent",
    ],
    "Norda sells kettles starting at 800 yuan (US$131).": [
        "At which price in yuan do kettles start? — 800",
    ],
    "Norda holds 12 percent of the market.": [
        "What percentage of the market does Norda hold? — 12 percent",
    ],
    "Marie Curie died in Passy, aged 66.": [
        "At what age did Marie Curie die? — 66",
    ],
    "At the age of nine, Marie Curie moved to Passy.": [
        "At what age did Marie Curie move to Passy? — 9",
    ],
    "Marie Curie taught physics in Paris for six years.": [
        "For how many years did Marie Curie teach physics in Paris? — 6",
    ],
    "Drones live for eight weeks.": ["For how many weeks do drones live? — 8"],
    "Summer bees die after six weeks.": ["After how many weeks do summer bees die? — 6"],
    "Norda operates nine mills.": [
        "How many mills does Norda operate? — 9",
    ],
    "Norda raised its output from 40 tons to 90 tons.": [
        "Norda raised its output from {{40}} tons to {{90}} tons.",
    ],
    "Norda is worth double Sony’s and half that of Apple.": [
        "Norda is worth {{double}} Sony’s and {{half}} that of Apple.",
    ],
    "When prices rise, Norda sells 40 tons.": [
        "When prices rise, Norda sells {{40}} tons.",
    ],
    "With over 300 shops, Norda leads the market.": [
        "How many shops does Norda have? — 300",
    ],
    "The Norda mill produces 1.1 billion kilowatt-hours a year, enough for 290,000 homes.": [
        "How many kilowatt-hours does the Norda mill produce a year? — 1.1 billion",
        "The Norda mill produces 1.1 billion kilowatt-hours a year, enough for {{290,000}} homes.",
    ],
}
NOTHING = (
    "Around 1440 the goldsmith Johannes Gutenberg cast letters.",
    "Norda beat its rival Otter 3-2 after extra time.",
    "Revenue rose to €5 million.",
    "About 200 miners drowned.",
    "About 400 ships had to wait, and some of them turned south.",
    "Norda sells twenty-foot boxes.",
    "The rate fell by 3 percent.",
    "The strike lasted three weeks.",
    "Norda has three goals: growth, peace, and profit.",
    "Norda was founded by two engineers.",
    "Its dam holds 12 million litres.",
    "The book has been translated into 14 languages.",
    "See page 12 for more.",
    "On 4 May 1912 Norda opened.",
    "It was the first new line for forty years.",
    "Norda (founded 1912) sells 5G phones.",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_a_figure_is_asked_for(sentence: str) -> None:
    assert facts(figured, sentence) == ASKED[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_figure_that_is_none_or_unclear_asks_nothing(sentence: str) -> None:
    assert facts(figured, sentence) == []
