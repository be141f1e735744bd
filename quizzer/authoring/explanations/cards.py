"""Why is a card refused, or what it cites?"""

from __future__ import annotations

from quizzer.authoring.codes import Code
from quizzer.authoring.explanations.parts import Parts

CARDS: dict[Code, Parts] = {
    Code.NO_ID: Parts(
        why="What a learner knows of a card is kept under its id. Only so can its text be mended "
        "without anybody starting again.",
        bad="- q: Who founded it?\n  a: Mira Holt",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt",
        fix="Add an id, or run `quizzer fmt`, which writes the missing ones.",
    ),
    Code.DUPLICATE_ID: Parts(
        why="The answers to both cards would be kept as one card's. Ids that differ only in case "
        "are the same to some file systems and to most people.",
        bad=(
            "- id: founder\n  q: Who founded it?\n  a: Mira Holt\n"
            "- id: founder\n  q: In which town?\n  a: Port Alder"
        ),
        good=(
            "- id: founder\n  q: Who founded it?\n  a: Mira Holt\n"
            "- id: founding-town\n  q: In which town?\n  a: Port Alder"
        ),
        fix="Give the newer card an id of its own; the older one keeps its learners' memory.",
    ),
    Code.NO_ANSWER: Parts(
        why="The key that holds the answer decides how a card is asked and graded.",
        bad="- id: founder\n  q: Who founded it?",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt",
        fix="Add a, cloze, num, right, is, list, order, match or essay.",
    ),
    Code.SEVERAL_ANSWERS: Parts(
        why="A card of two kinds could be asked and graded in two ways.",
        bad="- id: bikes\n  q: How many bikes had it?\n  a: three hundred and forty\n  num: 340",
        good="- id: bikes\n  q: How many bikes had it?\n  num: 340",
        fix="Keep one of the keys, or make two cards.",
    ),
    Code.OTHER_KIND: Parts(
        why="The key means nothing on a card of this kind, so that one of its keys must be meant "
        "otherwise.",
        bad="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  wrong: [Swift Wheels]",
        good="- id: founder\n  q: Who founded it?\n  right: Mira Holt\n  wrong: [Swift Wheels]",
        fix="Delete the key, or take the answer key of the kind that the message names.",
    ),
    Code.BAD_BLANK: Parts(
        why="What is hidden stands between {{ and }}. Without a blank there is nothing to ask, and "
        "an open or empty one cannot be answered.",
        bad="- id: revenue\n  cloze: Rents bring in {{70 % of revenue.",
        good="- id: revenue\n  cloze: Rents bring in {{70 %}} of revenue.",
        fix="Write {{answer}} or {{answer::hint}}, and no blank inside another.",
    ),
    Code.BAD_NUMBER: Parts(
        why="Typed answers are compared by value, so the answer must be a number: digits, perhaps "
        "with thousands, a decimal point, %, or a word such as million.",
        bad="- id: bikes\n  q: How many bikes had it?\n  num: 340 bikes",
        good="- id: bikes\n  q: How many bikes had it?\n  num: 340\n  unit: bikes",
        fix="Write the unit under unit:. An answer in words is a: instead of num:.",
    ),
    Code.BAD_TOLERANCE: Parts(
        why="The tolerance says which values count as right, so the answer must be among them.",
        bad="- id: bikes\n  q: How many bikes had it?\n  num: 340\n  tol: [350, 400]",
        good="- id: bikes\n  q: How many bikes had it?\n  num: 340\n  tol: [330, 350]",
        fix="Write a share such as 5%, a margin such as 10, or a range [330, 350].",
    ),
    Code.REPEATED: Parts(
        why="Of two options, members or right sides that read the same, only one could be counted.",
        bad="- id: town\n  q: In which town?\n  right: Westmere\n  wrong: [Port Alder, Westmere]",
        good="- id: town\n  q: In which town?\n  right: Westmere\n  wrong: [Port Alder, Quay Hill]",
        fix="Delete one of them, or say what sets them apart.",
    ),
    Code.TOO_FEW: Parts(
        why="One step has no order, one pair nothing to choose from, and a choice needs something "
        "wrong.",
        bad="- id: opening\n  q: In which order?\n  order: [The app opens]",
        good="- id: opening\n  q: In which order?\n  order: [The bikes arrive, The app opens]",
        fix="Add what is missing, or ask it as another kind of card.",
    ),
    Code.NEED_TOO_BIG: Parts(
        why="Nobody can name more members than the list has, so nobody could pass.",
        bad="- id: towns\n  q: In which towns?\n  list: [Port Alder, Westmere]\n  need: 3",
        good="- id: towns\n  q: In which towns?\n  list: [Port Alder, Westmere]\n  need: 1",
        fix="Lower need, or leave it out when all members are asked for.",
    ),
    Code.TOO_MANY_CARDS: Parts(
        why="Each blank of a cloze is a card with the whole text on it. A few long texts with "
        "thousands of blanks would fill the memory.",
        bad="(a cloze of 60 KiB with 5,000 blanks)",
        good="(a sentence with one or two blanks)",
        fix="Cut the text into sentences, or add together: true, or split the deck.",
    ),
    Code.NOT_A_DRAFT: Parts(
        why="A card is a draft until a person accepts it, and then neither key is left. With one "
        "of them alone, nobody can tell whether it was accepted.",
        bad="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n"
        "  draft: {rule: by-means, confidence: 0.86}",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  status: draft\n"
        "  draft: {rule: by-means, confidence: 0.86}",
        fix="Delete draft: to accept the card, or add status: draft.",
    ),
    Code.UNKNOWN_SOURCE: Parts(
        why="A citation is worth something when everybody can tell which document it means.",
        bad="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  cite: csae:7-9",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  cite: case:7-9",
        fix="Correct the id, or declare the document under sources:.",
    ),
    Code.NO_SOURCE: Parts(
        why="Lines alone do not say of which document they are, unless the deck has a default.",
        bad="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  cite: 7-9",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  cite: case:7-9",
        fix="Name the source, or add defaults: {source: …} to the deck.",
    ),
    Code.BAD_LINES: Parts(
        why="Lines are those that an editor shows: they count from 1, and the first comes first.",
        bad="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  cite: case:9-7",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  cite: case:7-9",
        fix="Write one line, or the first and the last with - between them.",
    ),
    Code.BAD_CITATION: Parts(
        why="A citation points at a place in a source, so that it can be shown and checked.",
        bad="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  cite: case",
        good='- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  cite: case:"The Idea"',
        fix='Write case:7-9, case:"The Idea" or {in: case, at: 7-9}.',
    ),
}
