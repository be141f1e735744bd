"""Which rules are there, and what does each of them say for itself?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizzer.authoring.codes import Code
from quizzer.authoring.lint import (
    answers,
    chance,
    clozes,
    cues,
    ignoring,
    likeness,
    options,
    pronouns,
    questions,
    similar,
    whole,
)
from quizzer.authoring.lint.ignoring import Ignores
from quizzer.authoring.lint.rule import (
    CardRule,
    DeckRule,
    Explanation,
    RunRule,
    Tongue,
    Weaknesses,
)
from quizzer.cards.content import Kind


@dataclass(frozen=True, slots=True)
class SettingRule:
    """A rule about what a file ignores, judged after all others."""

    code: Code
    check: Callable[[Ignores], Weaknesses]


_BASIC, _CLOZE, _NUMBER, _CHOICE, _LIST, _ORDER = (
    frozenset({kind})
    for kind in (Kind.BASIC, Kind.CLOZE, Kind.NUMBER, Kind.CHOICE, Kind.LIST, Kind.ORDER)
)
_NO_CLOZE = frozenset(Kind) - _CLOZE

Rule = CardRule | DeckRule | RunRule | SettingRule

RULES: tuple[Rule, ...] = (
    CardRule(Code.STEM_TOO_LONG, questions.too_long),
    CardRule(Code.STEM_NEGATIVE, questions.negative, Tongue.ENGLISH, kinds=_NO_CLOZE),
    CardRule(Code.STEM_UNFOCUSED, questions.unfocused, Tongue.ENGLISH, kinds=_CHOICE),
    CardRule(Code.DANGLING_PRONOUN, pronouns.dangling_pronoun, Tongue.ENGLISH),
    CardRule(Code.VAGUE_PROMPT, questions.vague_prompt, Tongue.ENGLISH, kinds=_BASIC),
    RunRule(Code.DUPLICATE_STEM, similar.duplicate),
    RunRule(Code.NEAR_DUPLICATE_STEM, similar.near_duplicate),
    CardRule(Code.ANSWER_TOO_LONG, answers.too_long, kinds=_BASIC | _CLOZE | _LIST),
    CardRule(Code.ANSWER_IN_STEM, answers.in_stem, kinds=_BASIC | _NUMBER | _LIST),
    CardRule(Code.ANSWER_MULTI_FACT, answers.multi_fact, Tongue.ENGLISH, kinds=_BASIC | _CLOZE),
    CardRule(Code.ANSWER_YES_NO, answers.yes_no, Tongue.ENGLISH, kinds=_BASIC),
    CardRule(Code.LIST_TOO_LONG, answers.list_too_long, kinds=_LIST | _ORDER),
    CardRule(Code.TOO_MANY_BLANKS, clozes.too_many_blanks, kinds=_CLOZE),
    CardRule(Code.LITTLE_CONTEXT, clozes.little_context, Tongue.ENGLISH, kinds=_CLOZE),
    CardRule(Code.PARAPHRASE_LEAK, clozes.paraphrase_leak, kinds=_CLOZE),
    CardRule(Code.FIRST_WORD_BLANK, clozes.first_word, kinds=_CLOZE),
    CardRule(Code.LONGEST_KEY, options.longest_key, kinds=_CHOICE),
    DeckRule(Code.CLANG, cues.clang, Tongue.ENGLISH),
    CardRule(
        Code.ALL_OR_NONE_OF_ABOVE, options.all_or_none_of_above, Tongue.ENGLISH, kinds=_CHOICE
    ),
    CardRule(Code.ABSOLUTE_TERM, options.absolute_term, Tongue.ENGLISH, kinds=_CHOICE),
    CardRule(Code.DUPLICATE_OPTION, options.duplicate_option, kinds=_CHOICE),
    CardRule(Code.OVERLAPPING_OPTIONS, likeness.overlapping, Tongue.ENGLISH, kinds=_CHOICE),
    CardRule(Code.UNSORTED_NUMBERS, likeness.unsorted_numbers, kinds=_CHOICE),
    CardRule(Code.NOT_PARALLEL, likeness.not_parallel, Tongue.ENGLISH, kinds=_CHOICE),
    CardRule(Code.OPTION_COUNT, options.option_count, kinds=_CHOICE),
    DeckRule(Code.KEY_POSITION_BIAS, chance.key_position_bias),
    DeckRule(Code.TRUE_FALSE_IMBALANCE, chance.true_false_imbalance),
    DeckRule(Code.CROSS_ITEM_CUE, cues.cross_item_cue),
    DeckRule(Code.UNKNOWN_TOPIC, whole.unknown_topic),
    DeckRule(Code.EMPTY_TOPIC, whole.empty_topic),
    DeckRule(Code.REJECTED_CARD, whole.rejected_card),
    DeckRule(Code.NO_CITATION, whole.no_citation),
    SettingRule(Code.UNKNOWN_RULE, ignoring.unknown_rule),
    SettingRule(Code.UNUSED_IGNORE, ignoring.unused_ignore),
)
"""Every rule, in the order of the codes."""


def rule_of(code: Code) -> Rule | None:
    """The rule behind a warning; errors and the count of what is not shown have none."""
    return next((rule for rule in RULES if rule.code is code), None)


def explain(code: Code) -> Explanation | None:
    """Why a rule is there, with examples and the way to mend; None where `rule_of` is None."""
    rule = rule_of(code)
    return None if rule is None else Explanation.of(rule.check.__doc__ or "")
