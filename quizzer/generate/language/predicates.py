"""What does a clause say of its subject: which verb, in which voice, with what behind it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from quizzer.generate.language import lexicon
from quizzer.generate.language.clauses import Clause, Tense
from quizzer.generate.language.finite import is_adverb
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.tokens import Token, tokens


class Voice(StrEnum):
    """How the verb stands to its subject."""

    ACTIVE = "active"
    PASSIVE = "passive"
    COPULA = "copula"


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb of a clause, by its base form.

    `stem` is what a question keeps of `Clause.rest`: with an auxiliary, all up to the main verb.
    `behind` is what follows the main verb, without its adverbs at the head.
    """

    verb: str
    voice: Voice
    stem: str
    behind: str

    @property
    def opening(self) -> str:
        """The first word behind the verb, in small letters."""
        return self.behind.split(" ", 1)[0].strip(",;:").lower()


def predicate(clause: Clause) -> Predicate | None:
    """What a clause says. None for a negation, or where the main verb is not plain."""
    if clause.verb:
        if _NEGATED.search(clause.adverb):
            return None
        if clause.base == "use" and clause.rest.startswith("to "):
            return None  # `used to stand`
        return Predicate(clause.base, Voice.ACTIVE, "", clause.rest)
    found = tokens(clause.rest)
    last = clause.auxiliary.lower()
    for token in found:
        if token.lower in {"not", "never"}:
            return None
        if token.lower in {"be", "been", "being", "have", "had"} and _can_chain(last):
            last = token.lower
            continue
        if is_adverb(token) or token.lower in {"likely", "most", "very", "in", "effect"}:
            continue
        return _with_main(clause, token, last)
    return None


_NEGATED = re.compile(r"\b(?:not|never)\b", re.IGNORECASE)


def _can_chain(last: str) -> bool:
    return last in lexicon.AUXILIARIES


def _with_main(clause: Clause, token: Token, last: str) -> Predicate | None:
    stem, behind = clause.rest[: token.end], clause.rest[token.end :].strip()
    base = lexicon.base(token.lower)
    if last in lexicon.BE:
        if lexicon.is_gerund(token.lower) and Part.VERB in token.parts:
            return Predicate(base, Voice.ACTIVE, stem, behind)
        if lexicon.is_participle(token.lower):
            return Predicate(base, Voice.PASSIVE, stem, behind)
        return Predicate(
            "be", Voice.COPULA, clause.rest[: token.start].strip(), clause.rest[token.start :]
        )
    if last in lexicon.HAVE:
        if not lexicon.is_participle(token.lower):
            return None
        return Predicate(base, Voice.ACTIVE, stem, behind)
    if last in lexicon.MODALS | lexicon.DO and lexicon.is_base(token.lower):
        return Predicate(base, Voice.ACTIVE, stem, behind)
    return None


def predications(clause: Clause) -> tuple[Clause, ...]:
    """One clause for each verb of the subject: `reduces costs and speeds up production` is two.

    What stands behind a subordinator (`because`, `while`, `, and it …`) belongs to none of them.
    """
    rest = _IN_BRACKETS.sub("", clause.rest)
    return tuple(_predications(replace(clause, rest=plain(rest))))


_IN_BRACKETS = re.compile(r"\s\((?![A-Z]{2,8}\))[^()]*\)")


def _predications(clause: Clause) -> Iterator[Clause]:
    for found in _AND_VERB.finditer(clause.rest):
        if not _goes_on(clause, found):
            continue
        yield replace(clause, rest=clause.rest[: found.start()].rstrip(" ,"))
        behind = clause.rest[found.end() :].strip()
        if found["verb"] in lexicon.AUXILIARIES:
            second = replace(
                clause, verb="", auxiliary=found["verb"], rest=behind, adverb="", lead="", tails=()
            )
        elif clause.verb:
            second = replace(clause, verb=found["verb"], rest=behind, adverb="", lead="", tails=())
        else:
            kept = _chain(clause.rest)
            rest = " ".join(word for word in (kept, found["verb"], behind) if word)
            second = replace(clause, rest=rest, lead="", tails=())
        yield from _predications(second)
        return
    yield clause


_AND_VERB = re.compile(
    r",?\s(?:and|or|but)\s(?:also\s|then\s|thus\s|thereby\s|often\s|sometimes\s|even\s|[a-z]+ly\s)?(?P<verb>[a-z]+)(?=\s)"
)


def _chain(rest: str) -> str:
    """The auxiliaries at the head of what stands behind the first: `be` of `be used in`."""
    kept = []
    for token in tokens(rest):
        if token.lower not in {"be", "been"}:
            break
        kept.append(token.text)
    return " ".join(kept)


def _goes_on(clause: Clause, found: re.Match[str]) -> bool:
    """Whether a second verb of the subject stands behind `and`."""
    word = found["verb"]
    if word in lexicon.MODALS | {"has", "have", "had", "is", "was", "were", "are"}:
        return not _OPEN_CLAUSE.search(clause.rest[: found.start()])
    if Part.VERB not in lexicon.parts(word) or _OPEN.search(clause.rest[: found.start()]):
        return False
    behind = clause.rest[found.end() :].split()
    following = behind[0].lower() if behind else ""
    is_sure = lexicon.parts(word) == {Part.VERB} or (
        following in lexicon.DETERMINERS
        or following in {"to", "on", "with", "up"}
        or (lexicon.base(word) in lexicon.MOSTLY_VERBS and following not in {"in", "of", "for"})
        or following.endswith(("'s", "’s"))
    )
    if not is_sure:
        return False
    if clause.verb:
        if clause.tense is Tense.PAST:
            return lexicon.is_past(word)
        return lexicon.is_base(word) if clause.is_plural else lexicon.is_third_person(word)
    auxiliary = clause.auxiliary.lower()
    if auxiliary in lexicon.MODALS:
        return lexicon.is_base(word)
    is_followed = following in lexicon.DETERMINERS | lexicon.PREPOSITIONS | {"to"}
    is_followed = is_followed or (bool(behind) and behind[0][:1].isupper())
    return is_followed and lexicon.is_participle(word) and not lexicon.is_base(word)


_OPEN = re.compile(r"\b(?:to|that|who|which|where|when|while|because|if|by|without)\b")
"""What another verb may belong to, so that `and` need not go back to the subject."""
_OPEN_CLAUSE = re.compile(r"\b(?:that|who|which|where|when|while|because|if)\b")
_END = re.compile(
    r"""
    ;\s | :\s | \s[—–]\s | \s\((?![A-Z]{2,8}\))
    | ,\s(?:and|but|or|so|yet|while|whereas|although|though|because|since|as(?!\swell\b)|when
        |if|unless|until|after|before|where|which|who|whose|with|despite|unlike|especially
        |particularly|not|rather|instead|often|then|thus|even|all|both)\s
    | ,?\s(?:because|while|whereas|although|though|unless|until|whenever|if|when|once|so\sthat
        |since(?!\s(?:the\s)?\d|\sthen\b|\s(?:its|their|the)\s(?:inception|foundation|founding|start
        |launch|beginning|birth|creation|introduction|opening|end|war)\b)
        |rather\sthan|instead\sof|despite|as\sa\sresult\sof|due\sto|owing\sto|thanks\sto)\s
    """,
    re.VERBOSE,
)
_LISTING = re.compile(r",\s(?:and|or)\s$")


def plain(rest: str) -> str:
    """What stands behind a verb, up to where another clause or an afterthought begins."""
    return split_at_end(rest)[0]


def split_at_end(rest: str) -> tuple[str, str]:
    """What stands behind a verb, and the other clause or afterthought behind that."""
    text, place = f" {rest}", 0
    while found := _END.search(text, place):
        if _LISTING.match(found[0]) and not _begins_clause(text[found.end() :]):
            place = found.end() - 1
            continue
        return text[: found.start()].strip(" ,"), text[found.start() :].lstrip(" ,")
    return rest, ""


def _begins_clause(text: str) -> bool:
    """Whether what follows `, and` is a clause with a subject of its own, not the last member."""
    words = text.split(",", 1)[0].split()
    if not words:
        return False
    if words[0].lower() in {"it", "they", "he", "she", "we", "this", "these", "there", "few"}:
        return True
    if any(word.lower() in lexicon.AUXILIARIES for word in words[1:7]):
        return True
    return any(
        lexicon.parts(word) == {Part.VERB}
        and (lexicon.is_past(word) or lexicon.is_third_person(word))
        and following.lower() not in lexicon.PREPOSITIONS - {"within", "from", "to", "after"}
        for word, following in pairwise([*words[1:7], ""])
    )


def gerund(clause: Clause) -> str:
    """The predicate as a phrase: `selling its products online`. Empty where it has none."""
    return _shaped(clause, "VBG")


def infinitive(clause: Clause) -> str:
    """The predicate in its base form: `sell its products online`. Empty where it has none."""
    return _shaped(clause, "VB")


def _shaped(clause: Clause, tag: str) -> str:
    said = predicate(clause)
    if said is None:
        return ""
    be = "being" if tag == "VBG" else "be"
    if said.voice is Voice.COPULA:
        words = [be, said.behind]
    elif said.voice is Voice.PASSIVE:
        words = [be, lexicon.inflected(said.verb, "VBN"), said.behind]
    else:
        verb = lexicon.inflected(said.verb, "VBG") if tag == "VBG" else said.verb
        words = [_manner(clause), verb, said.behind]
    return " ".join(word for word in words if word)


def _manner(clause: Clause) -> str:
    """The adverb of a verb, where it says how: `rapidly`."""
    adverb = clause.adverb if clause.verb else ""
    return adverb if adverb.endswith("ly") else ""
