"""Each mistake in a card gets exactly its message, at its place."""

from __future__ import annotations

import pytest
from support.mistakes import CARD, HEAD, of_card, problems_of

CARD_MISTAKES = {
    "drafted and accepted": (
        "q: Who?\na: x\nstatus: accepted\ndraft: {rule: r, confidence: 1}",
        (
            '9:5 E313 this card says how it was drafted, and has no "status: draft".'
            " Delete draft: if the card is accepted, or add status: draft"
        ),
    ),
    "drafted without a status": (
        "q: Who?\na: x\ndraft: {rule: r, confidence: 1}",
        (
            '8:5 E313 this card says how it was drafted, and has no "status: draft".'
            " Delete draft: if the card is accepted, or add status: draft"
        ),
    ),
    "confidence above 1": (
        "q: Who?\na: x\nstatus: draft\ndraft: {rule: r, confidence: 1.2}",
        '9:34 E210 expected a number from 0 to 1, found "1.2". Write one such as 0.75',
    ),
    "confidence in per cent": (
        "q: Who?\na: x\nstatus: draft\ndraft: {rule: r, confidence: 86 %}",
        '9:34 E210 expected a number from 0 to 1, found "86 %". Write one such as 0.75',
    ),
    "rule": (
        "q: Who?\na: x\nstatus: draft\ndraft: {rule: By means, confidence: 1}",
        "9:19 E208 the rule \"By means\" is outside the alphabet. Use a-z, 0-9 and '-'",
    ),
    "draft without confidence": (
        "q: Who?\na: x\nstatus: draft\ndraft: {rule: r}",
        '9:12 E202 missing key "confidence": how likely it is a good card, from 0 to 1',
    ),
    "draft in a word": (
        "q: Who?\na: x\nstatus: draft\ndraft: true",
        '9:12 E203 expected a mapping such as {key: text}, found the text "true"',
    ),
    "no answer": (
        "q: Who?",
        (
            "5:5 E303 this card has no answer."
            " Its key is one of a, cloze, num, right, is, list, order, match or essay"
        ),
    ),
    "two answers": (
        "q: Who?\na: x\nnum: 3",
        (
            '8:5 E304 a card has one answer, and "a" and "num" are answers of different kinds.'
            " Keep one of them"
        ),
    ),
    "no question": (
        "a: x",
        '5:5 E202 missing key "q": the question',
    ),
    "other kind's key": (
        "q: Who?\na: x\nwrong: [y]",
        '8:5 E305 the key "wrong" does not belong to a basic card. It belongs to choice',
    ),
    "misspelt answer": (
        "q: Who?\nrigth: x\nwrong: [y]",
        '7:5 E201 unknown key "rigth", did you mean "right"?',
    ),
    "another program's key": (
        "question: Who?\na: x",
        '6:5 E201 unknown key "question", did you mean "q"?',
    ),
    "unguessable key": (
        "q: Who?\na: x\nzzzzzz: 1",
        '8:5 E201 unknown key "zzzzzz"',
    ),
    "empty answer": (
        "q: Who?\na:",
        "7:7 E204 a text is missing here. Write a text, or delete the key",
    ),
    "invisible answer": (
        'q: Who?\na: "\\u200b "',
        "7:8 E204 nothing can be seen here. Write a text, or delete the key",
    ),
    "list for text": (
        "q: Who?\na: [x]",
        "7:8 E203 expected text, found a list. If the text begins with [, put it in quotes",
    ),
    "text for list": (
        "q: Who?\na: x\naccept: y",
        '8:13 E203 expected a list such as [one, two], found the text "y"',
    ),
    "flag": (
        "q: Who?\na: x\nreverse: yes",
        '8:14 E205 expected true or false, found "yes"',
    ),
    "claim's truth": (
        "claim: So.\nis: no",
        '7:9 E205 expected true or false, found "no"',
    ),
    "claim without truth": (
        "claim: So.",
        '5:5 E202 missing key "is": true or false',
    ),
    "revision": (
        "q: Who?\na: x\nrev: 0",
        '8:10 E206 expected a whole number from 1 on, found "0"',
    ),
    "level": (
        "q: Who?\na: x\nlevel: aply",
        '8:12 E207 expected recall, apply or analyse, found "aply", did you mean "apply"?',
    ),
    "topic": (
        "q: Who?\na: x\ntopic: A/b",
        (
            '8:12 E208 the topic "A/b" is outside the alphabet.'
            " Write a path such as pricing/cost from a-z, 0-9, '.', '_' and '-'"
        ),
    ),
    "open blank": (
        'cloze: "It is {{so"',
        "6:19 E306 a blank is not closed by }}. A blank is {{answer}}",
    ),
    "empty blank in plain text": (
        "cloze: It is {{}}",
        "6:18 E306 an empty blank. A blank is {{answer}}",
    ),
    "blank of a block": (
        "cloze: |\n  It is {{}}",
        "6:12 E306 an empty blank. A blank is {{answer}}",
    ),
    "no blank": (
        "cloze: It is so",
        "6:12 E306 no blank: write the hidden words as {{words}}. A blank is {{answer}}",
    ),
    "number": (
        "q: Who?\nnum: many",
        '7:10 E307 "many" is not a number: expected a number such as 7.19 million, 5 % or 1,234.5',
    ),
    "tolerance": (
        "q: Who?\nnum: 7.19 million\ntol: [8, 9]",
        "8:10 E308 this tolerance cannot be used: the range 8 to 9 does not contain 7.19 million",
    ),
    "three ends": (
        "q: Who?\nnum: 7\ntol: [6, 7, 8]",
        "8:10 E308 a range has two ends, found 3. Write [7, 7.3]",
    ),
    "no wrong option": (
        "q: Who?\nright: x",
        '5:5 E202 missing key "wrong": the wrong options',
    ),
    "empty wrong options": (
        "q: Who?\nright: x\nwrong:",
        "8:11 E310 at least 1 needed here, found 0",
    ),
    "same option": (
        "q: Who?\nright: x\nwrong: [y, {o: x}]",
        '8:16 E309 "x" stands twice, also on line 7',
    ),
    "score of a single choice": (
        "q: Who?\nright: x\nwrong: [y]\nscore: minus",
        '9:5 E305 the key "score" is for a choice whose "right" is a list',
    ),
    "option without text": (
        "q: Who?\nright: x\nwrong: [{why: y}]",
        '8:13 E202 missing key "o": the option\'s text',
    ),
    "member twice": (
        "q: Who?\nlist: [x, y, x]",
        '7:18 E309 "x" stands twice, also on line 7',
    ),
    "need": (
        "q: Who?\nlist: [x, y]\nneed: 3",
        "8:11 E311 3 members are needed, and the list has 2",
    ),
    "one step": (
        "q: Who?\norder: [x]",
        "7:12 E310 at least 2 needed here, found 1",
    ),
    "left side twice": (
        "q: Who?\nmatch: {x: 1, y: 2, x: 3}",
        '7:25 E117 duplicate key "x", also on line 7',
    ),
    "extra that is a partner": (
        "q: Who?\nmatch: {x: 1, y: 2}\nextra: [2]",
        '8:13 E309 "2" stands twice, also on line 7',
    ),
    "essay without rubric": (
        "q: Why?\nessay: So.",
        '5:5 E202 missing key "rubric": what a good answer has',
    ),
    "unknown source": (
        "q: Who?\na: x\ncite: bhutai:11",
        '8:11 E401 unknown source "bhutai", did you mean "bhutia"?',
    ),
    "no source": (
        "q: Who?\na: x\ncite: 11",
        (
            "8:11 E402 this citation names no source, and the deck has no default one."
            " Name the source, or add defaults: {source: …}"
        ),
    ),
    "backward lines": (
        "q: Who?\na: x\ncite: bhutia:9-7",
        '8:18 E403 the lines "9-7" run backwards. Write 7-9',
    ),
    "line zero": (
        "q: Who?\na: x\ncite: {in: bhutia, at: 0}",
        "8:28 E403 lines count from 1",
    ),
    "not a citation": (
        "q: Who?\na: x\ncite: [bhutia]",
        (
            '8:12 E404 "bhutia" is not a citation.'
            ' Write bhutia:404-410, bhutia:"Heading" or {in: bhutia, at: 404-410}'
        ),
    ),
    "citation of nothing": (
        "q: Who?\na: x\ncite: {in: bhutia}",
        "8:11 E404 this citation names no place in its source. Add at: with the lines",
    ),
    "fingerprint": (
        "q: Who?\na: x\ncite: {in: bhutia, at: 1, print: 5d1c…}",
        '8:38 E208 the fingerprint "5d1c…" is outside the alphabet. Use 0-9 and a-f',
    ),
}


@pytest.mark.parametrize(("body", "expected"), CARD_MISTAKES.values(), ids=CARD_MISTAKES)
def test_a_mistake_in_a_card_is_located_and_named(body: str, expected: str) -> None:
    assert problems_of(of_card(body)) == [f"d.yaml:{expected}"]


def test_a_card_without_id_is_offered_one_made_from_its_question() -> None:
    assert problems_of(f"{HEAD}  - q: Was heißt «Café»?\n    a: x\n") == [
        (
            "d.yaml:5:5 E301 this card has no id, so nothing could be remembered about it."
            " Add one, such as id: heisst-cafe, or run `quizzer fmt`"
        )
    ]


def test_the_ids_that_are_offered_can_be_taken() -> None:
    nameless = "  - q: Who?\n    a: Lei Jun\n"
    text = f"{HEAD}{nameless}{nameless}{CARD.replace('id: c', 'id: who')}"
    offered = [problem.partition("id: ")[2].partition(",")[0] for problem in problems_of(text)]
    for id_ in offered:
        text = text.replace("  - q:", f"  - id: {id_}\n    q:", 1)
    assert len(offered) == 2
    assert problems_of(text) == []


def test_a_second_card_of_the_same_id_points_at_the_first() -> None:
    assert problems_of(HEAD + CARD + CARD) == [
        'd.yaml:8:9 E302 the id "c" is also on line 5. Give each card its own id'
    ]


def test_a_second_card_of_the_same_id_is_found_however_the_ids_are_written() -> None:
    second = "  - id: |\n      c\n    q: When?\n    a: In 2010\n"
    (problem,) = problems_of(f"{HEAD}{CARD}{second}")
    assert problem == 'd.yaml:8:9 E302 the id "c" is also on line 5. Give each card its own id'


def test_ids_that_differ_only_in_case_are_refused() -> None:
    assert problems_of(HEAD + CARD + CARD.replace("id: c", "id: C")) == [
        (
            'd.yaml:8:9 E302 the id "C" differs only in case from "c" on line 5.'
            " Give each card its own id"
        )
    ]


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\u202f"])
def test_a_space_that_yaml_takes_for_a_letter_is_named(space: str) -> None:
    name = f"‹U+{ord(space):04X}›"
    (problem,) = problems_of(of_card(f"q: Who?\na: Lei Jun\n{space}hint: He"))
    assert problem == f'd.yaml:8:5 E201 unknown key "{name}hint", did you mean "hint"?'
    (problem,) = problems_of(of_card(f"q: Who?\na: Lei Jun\nrev: 2{space}"))
    assert problem == f'd.yaml:8:10 E206 expected a whole number from 1 on, found "2{name}"'


def test_an_item_that_is_no_card_is_refused() -> None:
    assert problems_of(f"{HEAD}  -\n  - x\n") == [
        "d.yaml:5:4 E203 expected a card, such as {id: founder, q: …, a: …}, found nothing",
        'd.yaml:6:5 E203 expected a card, such as {id: founder, q: …, a: …}, found the text "x"',
    ]
