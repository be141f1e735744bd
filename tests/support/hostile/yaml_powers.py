"""Which decks are hostile by what YAML can do: guess types, make objects, hold several files?"""

from __future__ import annotations

from functools import partial

from support.hostile.case import (
    HEAD,
    Hostile,
    Subject,
    accepted,
    answered,
    card,
    refused,
)

_GUESSES = (
    ("Norway", "a false", ("no", "yes", "on", "off", "y", "N", "NO", "True", "FALSE")),
    ("sexagesimal", "a number of seconds", ("1:30", "20:30:59", "-1:0.5")),
    ("octal", "another number", ("0o14", "012", "0x1F", "0b101", "1_000")),
    ("float", "another number", ("3.10", "1e3", "1.0", ".inf", "-.INF", ".nan", "+1", "1E400")),
    ("null", "nothing", ("~", "null", "Null", "NULL")),
    ("date", "a date", ("2010-04-05", "2001-12-14t21:59:43.10-05:00", "2002-13-45")),
    ("merge and value", "a merge", ("'<<'", "=")),
)

_FIELDS = """\
quizzer: 1
deck: {id}
title: {0}
description: {0}
language: {0}
license: {0}
authors: [{0}]
sources: {{s: {{file: {0}, title: {0}, author: {0}}}}}
topics: {{t: {0}}}
cards:
  - {{id: c1, q: {0}, a: {0}, accept: [{0}], tags: [{0}], why: {0}, hint: {0}, by: {0}, group: {0}}}
  - {{id: c3, q: {0}, right: {{o: {0}, why: {0}}}, wrong: [x]}}
  - {{id: c4, claim: {0}, is: true}}
  - {{id: c5, q: {0}, list: [{0}], cite: {{in: s, under: {0}, quote: {0}}}}}
  - {{id: c6, q: {0}, order: [{0}, x]}}
  - {{id: c7, q: {0}, match: {{{0}: {0}, x: z}}, extra: [w]}}
  - {{id: c8, q: {0}, essay: {0}, rubric: [{0}]}}
  - {{id: c9, q: {0}, num: 1, unit: {0}}}
"""
FIELDS_WITH_TEXT = 33
"""Places of `every_field` where a text stands."""


def every_field(written: str) -> str:
    """A deck with the scalar in each field that holds a text."""
    return _FIELDS.format(written, id="hostile")


_TYPES = Subject.TYPES
TYPES: tuple[Hostile, ...] = (
    *(accepted(f"{name}: {value}", _TYPES, f"YAML may take it for {taken}",
               partial(every_field, value), *[value.strip("'")] * FIELDS_WITH_TEXT)
      for name, taken, values in _GUESSES for value in values),
    refused("no as a flag", _TYPES, "it is not one of the two words",
            lambda: card("claim: So.", "is: no"), "E205"),
    accepted("ids that look like other types", _TYPES, "they could be numbers, dates and truths",
             lambda: "quizzer: 1\ndeck: 1e3\ncards:\n"
             + "".join(f"  - {{id: {value}, q: Who?, a: x}}\n"
                       for value in ("no", "012", "3.10", "2010-04-05", "null", "0x1f")),
             "1e3", "no", "012", "3.10", "2010-04-05", "null", "0x1f"),
)  # fmt: skip

_MANY_DIGITS = "9" * 1_000_000
_NUMBERS = Subject.NUMBERS
NUMBERS: tuple[Hostile, ...] = (
    refused("a version of a million digits", _NUMBERS, "making it an integer is quadratic",
            lambda: f"quizzer: {_MANY_DIGITS}\ndeck: hostile\n", "E118", "E209"),
    refused("a revision of a million digits", _NUMBERS, "making it an integer is quadratic",
            lambda: card("q: Who?", "a: x", f"rev: {_MANY_DIGITS}"), "E118", "E206"),
    refused("a need of 60,000 digits", _NUMBERS, "it fits a field, and no integer",
            lambda: card("q: Who?", "list: [a]", f"need: {'9' * 60_000}"), "E206"),
    refused("a quantity of a million digits", _NUMBERS, "making it a decimal is quadratic",
            lambda: card("q: How many?", f"num: {_MANY_DIGITS}"), "E118", "E307"),
    refused("a tolerance of 60,000 digits", _NUMBERS, "making it a decimal is quadratic",
            lambda: card("q: How many?", "num: 1", f"tol: {'9' * 60_000}"), "E308"),
    refused("a quantity with an exponent", _NUMBERS, "it has a billion digits",
            lambda: card("q: How many?", "num: 1e999999999"), "E307"),
    refused("not a number", _NUMBERS, "it compares with nothing",
            lambda: card("q: How many?", "num: nan", "tol: inf"), "E307"),
    refused("lines of a million digits", _NUMBERS, "making them integers is quadratic",
            lambda: card("q: Who?", "a: x", f"cite: {{at: '{_MANY_DIGITS}'}}"),
            "E118", "E402", "E403"),
    refused("digits of other scripts", _NUMBERS, "they are digits to some checks only",
            lambda: card("q: Who?", "a: x", "rev: ٣", "cite: '²'"), "E206", "E404"),
)  # fmt: skip

_YAML = Subject.YAML
POWERS: tuple[Hostile, ...] = (
    refused("a Python object", _YAML, "it runs a command",
            lambda: answered('!!python/object/apply:os.system ["exit 3"]'), "E112", "E203"),
    refused("a Python name", _YAML, "it imports a module",
            lambda: answered("!!python/name:os.system x"), "E112"),
    refused("binary", _YAML, "it decodes to control characters",
            lambda: answered("!!binary G1tj"), "E112"),
    refused("a local tag", _YAML, "another program gives it a meaning",
            lambda: answered("!include /etc/passwd"), "E112"),
    refused("a verbatim tag", _YAML, "it names the same object in full",
            lambda: answered("!<tag:yaml.org,2002:python/object/apply:os.system> x"), "E112"),
    refused("the tag of a string", _YAML, "tags are refused, harmless ones too",
            lambda: answered("!!str 12"), "E112"),
    refused("a tag on the root", _YAML, "it hides what the root is",
            lambda: f"!!map\n{answered('x')}", "E112"),
    refused("50 KB of !", _YAML, "a tag's name is as long", lambda: "!" * 50_000, "E112", "E203"),
    refused("a %TAG directive", _YAML, "it renames a tag",
            lambda: f"%TAG ! tag:yaml.org,2002:python/\n---\n{answered('x')}", "E120"),
    refused("100,000 %TAG directives", _YAML, "the parser compares each with the others",
            lambda: "".join(f"%TAG !a{n}! tag:x,2020:\n" for n in range(100_000)) + "---\na: b\n",
            "E120"),
    refused("directives behind the deck", _YAML, "the parser reads them for the next document",
            lambda: f"{answered('x')}...\n# so\n\n" + "".join(
                f"%TAG !a{n}! tag:x,2020:\n" for n in range(100_000)) + "---\na: b\n", "E113"),
    refused("a %YAML directive", _YAML, "it asks for another YAML",
            lambda: f"%YAML 9.9\n---\n{answered('x')}", "E120"),
    refused("two documents", _YAML, "a reader of the first never sees the second",
            lambda: f"{answered('x')}---\n{answered('y')}", "E113"),
    refused("a million documents", _YAML, "each is begun", lambda: "---\n" * 1_000_000,
            "E113", "E203"),
    accepted("the marks of one document", _YAML, "they begin and end the deck, and nothing more",
             lambda: f"# so\n---\n{answered('x')}...\n# the end\n", "x"),
    refused("text behind the end mark", _YAML, "it stands in no document",
            lambda: f"{answered('x')}... y: z\n", "E104"),
    refused("the end mark in a field", _YAML, "the rest of the field is another document",
            lambda: f"{HEAD}title: |\n  a\n...\n  b\n", "E104"),
    refused("equal keys", _YAML, "a parser keeps the last",
            lambda: card("q: Who?", "a: x", "a: y"), "E117"),
    refused("equal keys in two spellings", _YAML, "é is one character or two",
            lambda: card("q: Which?", "match:", "  café: a", "  cafe\u0301: b", "  tea: c"),
            "E117"),
    refused("equal members in two spellings", _YAML, "é is one character or two",
            lambda: card("q: Which?", "list: [café, cafe\u0301]"), "E309"),
    refused("a key with an escape", _YAML, "it is a key that is there already",
            lambda: card("q: Who?", "a: x", '"\\x61": y'), "E117"),
    refused("keys that differ in case", _YAML, "the second looks like the first",
            lambda: card("q: Who?", "a: x", "A: y"), "E201"),
    refused("ids that differ in case", _YAML, "some file systems take them for one",
            lambda: f"{answered('x')}  - {{id: C, q: Who?, a: x}}\n", "E302"),
    refused("no text behind a dash", _YAML, "it is null and not a card",
            lambda: f"{HEAD}cards:\n  -\n  - ~\n", "E203"),
)  # fmt: skip
