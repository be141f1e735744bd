"""Why is a key refused, or its value?"""

from __future__ import annotations

from quizzer.authoring.codes import Code
from quizzer.authoring.explanations.parts import Parts

KEYS: dict[Code, Parts] = {
    Code.UNKNOWN_KEY: Parts(
        why="A misspelt key would be left out in silence, and the card would lack what you wrote.",
        bad="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  acept: [Holt]",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  accept: [Holt]",
        fix="Take the key that the message proposes, or delete it. Notes go into comments.",
    ),
    Code.MISSING_KEY: Parts(
        why="Without this key the card cannot be asked or graded, or the deck cannot be told from "
        "others.",
        bad="- id: founder\n  a: Mira Holt",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt",
        fix="Add the key that the message names.",
    ),
    Code.WRONG_SHAPE: Parts(
        why="Each key holds one text, a list [a, b] or a mapping {a: b}, and cannot be read as "
        "another of them.",
        bad="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  accept: Holt",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  accept: [Holt]",
        fix="Write the shape that the message asks for. A text that begins with [ needs quotes.",
    ),
    Code.EMPTY: Parts(
        why="A text of nothing, of spaces or of invisible characters cannot be read, answered or "
        "compared.",
        bad="- id: founder\n  q: Who founded it?\n  a:",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt",
        fix="Write a text, or delete the key.",
    ),
    Code.NOT_TRUE_OR_FALSE: Parts(
        why="YAML readers disagree on yes, no, on and off, so only two words are taken.",
        bad="- id: founded\n  claim: Mira Holt founded it.\n  is: yes",
        good="- id: founded\n  claim: Mira Holt founded it.\n  is: true",
        fix="Write true or false, in small letters.",
    ),
    Code.NOT_A_COUNT: Parts(
        why="What is counted here begins with one: members that are enough, or how often learners "
        "have started afresh.",
        bad="- id: towns\n  q: In which towns?\n  list: [Port Alder, Westmere]\n  need: one",
        good="- id: towns\n  q: In which towns?\n  list: [Port Alder, Westmere]\n  need: 1",
        fix="Write a whole number from 1 on, in digits.",
    ),
    Code.NOT_A_CHOICE: Parts(
        why="The key takes one of a few words, and another one would mean nothing.",
        bad="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  level: easy",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  level: recall",
        fix="Take one of the words that the message lists.",
    ),
    Code.OUTSIDE_ALPHABET: Parts(
        why="Ids and paths stand in commands, file names and the log of answers. With a-z, 0-9, "
        "'.', '_' and '-' they read and sort the same everywhere.",
        bad="- id: The Founder\n  q: Who founded it?\n  a: Mira Holt",
        good="- id: the-founder\n  q: Who founded it?\n  a: Mira Holt",
        fix="Use small letters, and - for a space. A fingerprint has 0-9 and a-f only.",
    ),
    Code.FORMAT_VERSION: Parts(
        why="The version says how the rest is meant. A later one may give keys another meaning.",
        bad="quizzer: 2\ndeck: harbour",
        good="quizzer: 1\ndeck: harbour",
        fix="Write quizzer: 1. If the deck was made for a newer Quizzer, update yours.",
    ),
    Code.NOT_A_SHARE: Parts(
        why="Drafts are shown by confidence, the surest first: 1 is certainty, and 0 is none.",
        bad="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  status: draft\n"
        "  draft: {rule: by-means, confidence: 86 %}",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  status: draft\n"
        "  draft: {rule: by-means, confidence: 0.86}",
        fix="Write a number from 0 to 1 with a decimal point, such as 0.86.",
    ),
}
