"""Is a question short, positive, and about one thing?"""

from __future__ import annotations

import re

from quizzer.authoring.lint.items import Item
from quizzer.authoring.lint.rule import Weakness, Weaknesses
from quizzer.authoring.problems import quoted
from quizzer.cards.card import Level
from quizzer.cards.content import Basic, Choice, Claim, Cloze, Essay

_MOST_WORDS = 40
_MOST_WORDS_OF_A_CASE = 80
_FEWEST_STEMS = 3

_ASKED = re.compile(
    r"(?:^|[.!?,;:]\s+)(?:[\w’'-]+\s+){0,2}(?:which|what|who|whom|whose|where)\b"
    r"(?P<clause>[^,;:.?!()—–]*)",
    re.IGNORECASE,
)
_STATED = re.compile(r"^(?P<clause>[^,;:.?!()—–]*)")
_SUBCLAUSE = re.compile(
    r"\b(?:that|if|when|because|unless|while|although|though|since|as|without|who|whom|whose"
    r"|which|where|what|why|how|whether|so|and|but|or|than|to)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not(?!-|\s+(?:only|just|merely|yet)\b)|cannot|never)\b|\b\w+n['’]t\b", re.IGNORECASE
)
_NOT_AFTER_VERB = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)"
    r"\s+(?P<word>not)\b(?!-|\s+(?:only|just|merely|yet)\b)|\b(?P<short>cannot|\w+n['’]t)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:all|each|every|any|both)\b[^.?!]{0,200}\b(?P<word>except)\b"
    r"|\b(?P<last>except)\s*[:?.…]*\s*$",
    re.IGNORECASE,
)

_WHICH_IS_TRUE = re.compile(
    r"\b(?:which|what)\b(?:\s+(?:one|ones))?(?:\s+of\s+(?:the\s+following|these|those|them)|\s+(?:"
    r"following|these))?(?:\s+(?:statements?|sentences?|claims?|options?|answers?))?"
    r"(?:\s+(?:about|on|of)(?:\s+\S+){1,4}?)?\s+(?:is|are)\s+"
    r"(?:\w+\s+)?(?:true|correct|false|wrong|right|incorrect|untrue|valid)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"[?…]|\.\.\.|__|\b(?:which|what|who|whom|whose|where|when|why|how|choose|select|pick|mark|tick"
    r"|find|name|identify|complete|decide|give|state)\b",
    re.IGNORECASE,
)

_VAGUE = re.compile(
    r"""
    (?:what|how)\s+about\s+\S+(?:\s+\S+){0,4}
    | (?:name|give|list|mention|cite|identify|state|write\ down)\s+(?:me\s+)?
      (?:one|an?|some|any|two|three|four|five|several|a\ few|at\ least\s+\w+)\s+
      (?!(?:definition|name|formula|term|word|synonym|translation|proof)\b).*
    | (?:what|who|which)\s+(?:is|are|was|were)\s+(?:one|some|any|an\s+example|a\s+possible)\s+.*
    | (?:discuss|elaborate|comment\s+on|talk\s+about|write\s+about|tell\s+me|reflect\s+on)\b.*
    | (?:describe|explain)\s+(?!why|how|what|which|where|when|who)\S+(?:\s+\S+){0,3}
    | what\s+(?:do|should|must|can)\s+(?:you|we|one)\s+(?:know|say|tell|remember)\s+(?:about|of)\b.*
    | what\s+(?:can|could|should)\s+be\s+said\s+(?:about|of)\b.*
    | what\s+(?:is|are|was|were)\s+(?:so\s+)?(?:important|interesting|special|notable|significant
      |remarkable|noteworthy)\s+(?:about|of|in|for)\b.*
    | what\s+(?:happened|occurred|took\s+place)\s+(?:in|on|at|during)\s+\S+(?:\s+\d+)?
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_EXAMPLE = re.compile(r"\b(?:name|give|list|mention|cite|identify|state)\b", re.IGNORECASE)


def too_long(item: Item) -> Weaknesses:
    """A long question trains reading, and is answered by its look rather than by its meaning.

    Haladyna, Downing and Rodriguez (2002) ask for little reading in each item; Wozniak (1999) for
    the shortest wording that still asks the same. A scenario may be twice as long: mark its card
    with level: apply or analyse.

    Bad:

        - id: phone-maker
          q: >-
            In the early years of the decade, when many firms in the country tried to sell phones,
            and when most of them failed because shops took a large part of the price, which one
            of these firms was it that gave up shops and sold from its own web page alone?
          a: Acme

    Good:

        - id: phone-maker
          q: Which phone maker gave up shops and sold from its own web page alone?
          a: Acme

    Fix: Cut what the answer does not depend on, or move it to why.
    """
    is_case = item.entry.level is not Level.RECALL or isinstance(item.content, Essay)
    most = _MOST_WORDS_OF_A_CASE if is_case else _MOST_WORDS
    count = len(item.question.folded)
    if count > most:
        more = "" if len(item.question.written) == len(item.question.text) else "at least "
        message = f"the question has {more}{count} words, and {most} are enough"
        hint = "Cut what the answer does not depend on"
        yield Weakness(item.place_of_question(), message, hint)


def negative(item: Item) -> Weaknesses:
    """A not is easily overread, and whoever overreads it knows the matter and still fails.

    Haladyna, Downing and Rodriguez (2002) advise positive wording, and where that is impossible a
    negative word that stands out. So NOT in capitals or between asterisks is fine, and so is a
    not in a question without options, which nobody can overread among them.

    Bad:

        - id: no-partner
          q: Which of these firms did not sell phones for Acme?
          right: Initech
          wrong: [Globex, Hooli]

    Good:

        - id: no-partner
          q: Which of these firms did NOT sell phones for Acme?
          right: Initech
          wrong: [Globex, Hooli]

    Fix: Ask for what is so. Where only the exception is worth knowing, write NOT or EXCEPT in
    capitals.
    """
    text = item.question.text
    match item.content:
        case Claim():
            found = _negation(text, _STATED.search(text), _NOT_AFTER_VERB)
        case Choice():
            found = _exception(text) or _negation(text, _ASKED.search(text), _NOT)
        case Cloze():
            return
        case _:
            found = _exception(text)
    if found and not _stands_out(text, *_span(found)):
        start, end = _span(found)
        message = f"the question turns on {quoted(text[start:end])}, which is easily overread"
        hint = "Ask for what is so, or write it in capitals"
        yield Weakness(item.place_of_question(start), message, hint)


def _exception(text: str) -> re.Match[str] | None:
    """What stands apart from the others; few questions have the word at all."""
    return _EXCEPT.search(text) if "except" in text.lower() else None


def _negation(
    text: str, clause: re.Match[str] | None, word: re.Pattern[str]
) -> re.Match[str] | None:
    """The negative word of a main clause; one in a subclause only describes something."""
    if clause is None:
        return None
    start, end = clause.span("clause")
    subclause = _SUBCLAUSE.search(text, start, end)
    return word.search(text, start, subclause.start() if subclause else end)


def _span(found: re.Match[str]) -> tuple[int, int]:
    group = next((name for name, value in found.groupdict().items() if value), 0)
    return found.span(group)


def _stands_out(text: str, start: int, end: int) -> bool:
    return text[start:end].isupper() or text[max(0, start - 1) : start] in ("*", "_")


def unfocused(item: Item) -> Weaknesses:
    """A good question can be answered, at least in part, before the options are read.

    Haladyna, Downing and Rodriguez (2002) put the central idea into the question. Otherwise each
    option is a claim of its own, and the card asks as many things as it has options.

    Bad:

        - id: acme
          q: Which of the following statements is true?
          right: Acme sells online
          wrong: [Acme owns banks, Acme builds ships]

    Good:

        - id: acme
          q: Through which channel does Acme sell?
          right: Online
          wrong: [In banks, On ships]

    Fix: Ask about one thing, or make each option a claim with is true or false.
    """
    if not isinstance(item.content, Choice):
        return
    prose = item.question
    if found := _WHICH_IS_TRUE.search(prose.text):
        if _asks_more(prose.text, found):
            return
    elif _ASKS.search(prose.text) or len(prose.stem_set) >= _FEWEST_STEMS or not prose.is_plain:
        return
    message = "without its options this asks nothing"
    hint = "Ask about one thing, or make each option a claim"
    yield Weakness(item.place_of_question(), message, hint)


def _asks_more(text: str, found: re.Match[str]) -> bool:
    """Whether a condition narrows down what must be true: `… is true if the margin falls?`."""
    rest = text[found.end() :]
    return bool(re.search(r"\b(?:if|when|after|before|because|given|once)\b", rest, re.IGNORECASE))


def vague_prompt(item: Item) -> Weaknesses:
    """A question that several answers fit is lost by those who know one of the others.

    In review that looks like forgetting, and the card comes back for no reason. Wozniak (1999)
    asks for a wording that leads to one answer.

    Bad:

        - id: partner
          q: Name one partner of Acme.
          a: Globex

    Good:

        - id: partner
          q: Name one partner of Acme.
          list: [Globex, Hooli]
          need: 1

    Fix: Ask for what sets this answer apart, give the others under accept, or make the card a
    list with need, or an essay with a rubric.
    """
    content = item.content
    if not isinstance(content, Basic):
        return
    text = item.question.text.strip().rstrip("?.!: ")
    if not _VAGUE.fullmatch(text) or (content.accept and _EXAMPLE.match(text)):
        return
    message = "many answers fit this question, and only one of them counts"
    hint = "Ask for what sets this answer apart, or make the card a list with need: 1"
    yield Weakness(item.place_of_question(), message, hint)
