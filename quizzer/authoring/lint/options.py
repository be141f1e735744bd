"""Do the options of a choice give the right one away, or stand in each other's way?"""

from __future__ import annotations

import re

from quizzer.authoring.lint.items import Item, Prose
from quizzer.authoring.lint.rule import Weakness, Weaknesses
from quizzer.authoring.problems import quoted
from quizzer.cards.content import Choice

_LONG_KEY_WORDS = 4
_STATEMENT_WORDS = 3
_LONGER = 1.25
_FEWEST, _MOST, _MOST_OF_SEVERAL = 3, 8, 12
_SHORTEST_FOLDED = 4

_ABOVE = re.compile(
    r"(?:all|none|any|both|neither|some)(?:\s+of)?(?:\s+(?:the|these|those|them))*"
    r"(?:\s+(?:answers?|options?|choices?|statements?))?"
    r"\s*(?:above|below|others?|these|those|them|answers?|options?|choices?|statements?)?"
    r"(?:\s+(?:is|are)\s+(?:true|correct|right|wrong|false))?\W*",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"(?:both\s+|only\s+|neither\s+)?[a-e]\s*(?:,\s*[a-e]\s*)*(?:and|or|nor|&)\s*[a-e]\W*",
    re.IGNORECASE,
)
_ABSOLUTE = frozenset(
    """
    absolutely always completely entirely everybody everyone exclusively impossible invariably
    never only solely totally
    """.split()
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def longest_key(item: Item) -> Weaknesses:
    """Authors qualify what must be right, so the longest option is the best guess.

    Haladyna, Downing and Rodriguez (2002) ask for options of about the same length. An option
    stands out here when it has more than four words and is a quarter longer than any other.

    Bad:

        - id: plan
          q: What does Acme's plan rest on?
          right: A low margin on its phones, with profit from services
          wrong: [A high price, Large orders, Free services]

    Good:

        - id: plan
          q: What does Acme's plan rest on?
          right: Profit from services
          wrong: [A high price, Large orders, Free services]

    Fix: Shorten the right option, move its conditions to why, or give the others as many.
    """
    if not item.right or not item.wrong:
        return
    key = min(item.right, key=_length)
    longest = max(_length(option) for option in item.wrong)
    if len(key.folded) > _LONG_KEY_WORDS and _length(key) >= _LONGER * longest:
        more = 100 * _length(key) // max(1, longest) - 100
        message = f"the right option is {more} % longer than any wrong one"
        yield Weakness(item.written.place("right"), message, "Make them equally long")


def _length(option: Prose) -> int:
    return len(option.written)


def all_or_none_of_above(item: Item) -> Weaknesses:
    """Options are shuffled here, so nothing stays above, and the set rewards half a knowledge.

    Whoever knows that two options are right knows that all of them are; whoever knows one to be
    wrong rules it out. Haladyna, Downing and Rodriguez (2002) advise against all of the above.

    Bad:

        - id: reach
          q: Where does Acme sell?
          right: All of the above
          wrong: [India, Brazil, Spain]

    Good:

        - id: reach
          q: Where does Acme sell?
          right: [India, Brazil, Spain]
          wrong: [Norway, Canada]

    Fix: Give right a list, or leave the option out: three good options are enough.
    """
    options = item.options
    letters = sum(bool(_LETTERS.fullmatch(option.written.strip())) for _, _, option in options)
    # Where most options are such letters, they are what is asked for, as with blood groups.
    are_letters_meant = 2 * letters > len(options)
    for key, number, option in options:
        text = option.written.strip()
        by_letter = _LETTERS.fullmatch(text) and not are_letters_meant
        if by_letter or _names_others(text):
            message = f"{quoted(text)} stands for other options, and those are shuffled"
            hint = "Give right a list, or leave this option out"
            yield Weakness(item.place_of_option(of=key, number=number), message, hint)


def _names_others(text: str) -> bool:
    # Alone, `all` or `none` answers a question such as how many; it must point at something.
    return bool(_ABOVE.fullmatch(text)) and len(text.split()) > 1


def absolute_term(item: Item) -> Weaknesses:
    """Hardly anything is always so, and whoever takes tests knows that.

    Haladyna, Downing and Rodriguez (2002) call always, never and the like specific determiners.
    They tell nothing where the right option or the question has one too, or where one alone is
    the answer to how often.

    Bad:

        - id: stock
          q: How does Acme deal with its stock?
          right: It keeps the stock small
          wrong: [It never holds a stock, It rents foreign stock, It sells its old stock]

    Good:

        - id: stock
          q: How does Acme deal with its stock?
          right: It keeps the stock small
          wrong: [It lends its stock, It rents foreign stock, It sells its old stock]

    Fix: Make the wrong option wrong by what it says, not by how often.
    """
    if any(not _ABSOLUTE.isdisjoint(prose.folded) for prose in (item.question, *item.right)):
        return
    for number, option in enumerate(item.wrong):
        if _ABSOLUTE.isdisjoint(option.folded):
            continue
        found = next(word for word in option.words if word.folded in _ABSOLUTE)
        if len(option.folded) >= _STATEMENT_WORDS:
            message = f"{quoted(found.text)} gives this option away as wrong"
            place = item.place_of_option(of="wrong", number=number)
            yield Weakness(place, message, "Say something that could be so")


def duplicate_option(item: Item) -> Weaknesses:
    """Of two options that say the same, both are wrong, so one guess less is to be made.

    Options that differ only in case, articles and marks count as the same, unless they are as
    short as units, where the case may be the question.

    Bad:

        - id: seat
          q: Where does Acme have its seat?
          right: Springfield
          wrong: [the capital, The capital., Shelbyville]

    Good:

        - id: seat
          q: Where does Acme have its seat?
          right: Springfield
          wrong: [the capital, Shelbyville]

    Fix: Delete one of them.
    """
    seen: dict[str, str] = {}
    for key, number, option in item.options:
        same = _ARTICLE.sub("", " ".join(option.written.split())).rstrip(".!;, ")
        same = same.replace("’", "'").casefold()
        if len(same) < _SHORTEST_FOLDED:
            continue
        if first := seen.get(same):
            message = f"{quoted(option.written)} says the same as {quoted(first)}"
            place = item.place_of_option(of=key, number=number)
            yield Weakness(place, message, "Delete one of them")
        seen.setdefault(same, option.written)


def option_count(item: Item) -> Weaknesses:
    """Two options are a coin; many are a reading task with the same one answer.

    Haladyna, Downing and Rodriguez (2002) find three options enough: a fourth that nobody takes
    only costs time.

    Bad:

        - id: channel
          q: Through which channel does Acme sell?
          right: Its web page
          wrong: [Shops]

    Good:

        - id: channel
          q: Through which channel does Acme sell?
          right: Its web page
          wrong: [Shops, Fairs]

    Fix: Add an option that somebody who half knows would take, or make the card a claim.
    """
    content = item.content
    if not isinstance(content, Choice):
        return
    count = len(content.right) + len(content.wrong)
    most = _MOST_OF_SEVERAL if content.multiple else _MOST
    if count < _FEWEST:
        message, hint = "with two options half of all guesses are right", "Add a third"
        yield Weakness(item.written.place("wrong"), message, hint)
    elif count > most:
        message = f"there are {count} options, and reading them takes over"
        yield Weakness(item.written.place("wrong"), message, "Keep those that are often taken")
