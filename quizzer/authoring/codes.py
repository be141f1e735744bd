"""Which mistakes and weaknesses of a deck have a name of their own?"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Severity(StrEnum):
    """Whether a deck can be imported all the same."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def noun(self) -> str:
        """What one of them is called."""
        return "problem" if self is Severity.ERROR else "warning"


class Code(StrEnum):
    """The stable code of each mistake and each weakness, and what it means.

    `E…` keeps a deck from being imported; `W…` is lint, and advice.
    """

    meaning: str

    def __new__(cls, code: str, meaning: str) -> Self:
        """A member is its code; the meaning rides along."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    @property
    def slug(self) -> str:
        """Its name in words, as a deck's `lint: {ignore: [...]}` may give it: `stem-too-long`."""
        return self.name.lower().replace("_", "-")

    @property
    def severity(self) -> Severity:
        """What it does to an import."""
        return Severity.ERROR if self.is_error else Severity.WARNING

    @property
    def is_error(self) -> bool:
        """Whether it keeps a deck from being imported."""
        return self.value.startswith("E")

    # The file and its YAML.
    FILE_TOO_LARGE = "E101", "The file is over 32 MiB."
    NOT_UTF8 = "E102", "A byte does not belong to UTF-8 text."
    CONTROL_CHARACTER = "E103", "A control character stands in the file or behind an escape."
    SYNTAX = "E104", "A line does not fit the lines around it."
    TAB = "E105", "A tab stands in the indentation."
    NEEDS_QUOTES = "E106", "Unquoted text has a sign that YAML takes as its own."
    CURLY_QUOTES = "E107", "Curly quotes stand around a value."
    LOST_TEXT = "E108", "Text after an unquoted # would be lost."
    ANCHOR = "E109", "An anchor (&name)."
    ALIAS = "E110", "An alias (*name)."
    MERGE_KEY = "E111", "A merge key (<<)."
    TAG = "E112", "A tag (!name)."
    SECOND_DOCUMENT = "E113", "A second document in the file."
    TOO_DEEP = "E114", "More than 16 levels."
    TOO_MANY_NODES = "E115", "More keys and values than a deck can have."
    KEY_NOT_TEXT = "E116", "A list or a mapping stands where a key belongs."
    DUPLICATE_KEY = "E117", "A key stands twice in one mapping."
    FIELD_TOO_LONG = "E118", "A field is over 64 KiB."
    EMPTY_FILE = "E119", "The file says nothing."
    DIRECTIVE = "E120", "A directive (%YAML, %TAG)."
    MORE_PROBLEMS = "E199", "How much is not shown, or was not checked."

    # Keys and their values, of the deck and of its cards alike.
    UNKNOWN_KEY = "E201", "A key that the format does not know."
    MISSING_KEY = "E202", "A required key is missing."
    WRONG_SHAPE = "E203", "Text, a list or a mapping stands where another of them belongs."
    EMPTY = "E204", "A value has nothing that can be seen."
    NOT_TRUE_OR_FALSE = "E205", "The value must be true or false."
    NOT_A_COUNT = "E206", "The value must be a whole number from 1 on."
    NOT_A_CHOICE = "E207", "The value must be one of a few words."
    OUTSIDE_ALPHABET = "E208", "An id, path or fingerprint has a character outside its alphabet."
    FORMAT_VERSION = "E209", "The format version is not one that this Quizzer reads."
    NOT_A_SHARE = "E210", "The value must be a number from 0 to 1."

    # Cards.
    NO_ID = "E301", "A card has no id."
    DUPLICATE_ID = "E302", "Two cards have the same id, or ids that differ only in case."
    NO_ANSWER = "E303", "A card has no answer key."
    SEVERAL_ANSWERS = "E304", "A card has the answer keys of several kinds."
    OTHER_KIND = "E305", "A key belongs to another kind of card."
    BAD_BLANK = "E306", "The blanks of a cloze are malformed or missing."
    BAD_NUMBER = "E307", "The answer is not a number."
    BAD_TOLERANCE = "E308", "The tolerance cannot be read or does not contain the answer."
    REPEATED = "E309", "An option, member, step or right side stands twice."
    TOO_FEW = "E310", "A list has too few items to ask anything."
    NEED_TOO_BIG = "E311", "More members are needed than the list has."
    TOO_MANY_CARDS = "E312", "A deck makes more cards, or more text on them, than it can have."
    NOT_A_DRAFT = "E313", "A card says how it was drafted, and is no draft."

    # Citations.
    UNKNOWN_SOURCE = "E401", "A citation names a source that the deck does not declare."
    NO_SOURCE = "E402", "A citation names no source, and there is no default."
    BAD_LINES = "E403", "Lines must count from 1 and run forwards."
    BAD_CITATION = "E404", "A citation is not in one of its forms, or points nowhere."

    # Lint: the question.
    STEM_TOO_LONG = "W101", "The question is so long that reading it is the hard part."
    STEM_NEGATIVE = "W102", "The question asks for what is not so."
    STEM_UNFOCUSED = "W103", "The question does not ask anything until the options are read."
    DANGLING_PRONOUN = "W104", "A pronoun in the question points at nothing on the card."
    VAGUE_PROMPT = "W105", "Many answers are right, and only one of them counts."
    DUPLICATE_STEM = "W106", "Another card asks the same question."
    NEAR_DUPLICATE_STEM = "W107", "Another card asks nearly the same question."

    # Lint: the answer.
    ANSWER_TOO_LONG = "W201", "The answer is too long to be recalled as one thing."
    ANSWER_IN_STEM = "W202", "The question gives its answer away."
    ANSWER_MULTI_FACT = "W203", "The answer holds several facts, which are forgotten one by one."
    ANSWER_YES_NO = "W204", "The answer is yes or no, and half of all guesses are right."

    # Lint: lists and blanks.
    LIST_TOO_LONG = "W301", "The list has more members than can be learnt as one card."
    TOO_MANY_BLANKS = "W311", "The text has so many blanks that little is left to go by."
    LITTLE_CONTEXT = "W312", "Too few words stand around the blank."
    PARAPHRASE_LEAK = "W313", "The text around the blank says the same again."
    FIRST_WORD_BLANK = "W314", "The text begins with its blank, before it has said what it asks."

    # Lint: the options of a choice.
    LONGEST_KEY = "W401", "The right option is clearly the longest one."
    CLANG = "W402", "Only the right option repeats a word of the question."
    ALL_OR_NONE_OF_ABOVE = "W403", "An option stands for all or none of the others."
    ABSOLUTE_TERM = "W404", "A wrong option is given away by always, never, only or the like."
    DUPLICATE_OPTION = "W405", "Two options read the same."
    OVERLAPPING_OPTIONS = "W406", "One option is part of another, so that both may be right."
    UNSORTED_NUMBERS = "W407", "Options that are numbers do not stand in order."
    NOT_PARALLEL = "W408", "The options are not built alike."
    OPTION_COUNT = "W409", "There are too few options to guess among, or too many to read."

    # Lint: the deck as a whole.
    KEY_POSITION_BIAS = "W501", "The right options share a rank by length or value, or a pin."
    TRUE_FALSE_IMBALANCE = "W502", "Nearly all claims are true, or nearly all are false."
    CROSS_ITEM_CUE = "W503", "Another card's question gives this card's answer away."
    UNKNOWN_TOPIC = "W504", "A card's topic is not declared under topics."
    EMPTY_TOPIC = "W505", "A topic has no card."
    REJECTED_CARD = "W506", "A card is also among the drafts that were rejected."

    # Lint: citations.
    NO_CITATION = "W601", "The card cites no passage, so that nothing proves it."

    # Lint: lint itself.
    UNKNOWN_RULE = "W901", "An ignored rule does not exist."
    UNUSED_IGNORE = "W902", "An ignored rule would say nothing here."
    MORE_WARNINGS = "W999", "How many warnings are not shown."
