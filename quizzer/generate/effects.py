"""What does a labelled part do, in the words of its own sentences?

`Component Standardization: …, allowing it to purchase parts in bulk. This standardization also
simplifies the manufacturing process` tells two things of it: `allows Xiaomi to purchase parts in
bulk` and `simplifies the manufacturing process`. They are predicates, for `Which practice …?`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from quizzer.cards.words import stems
from quizzer.generate.groups import Group, Member
from quizzer.generate.language import lexicon
from quizzer.generate.language.clauses import Clause, Tense, clause
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names
from quizzer.generate.language.repair import Setting, mended
from quizzer.generate.material import Passage
from quizzer.generate.reading import Reading

_REFERRING = frozenset(
    """
    approach strategy method practice model policy measure step initiative commitment investment
    emphasis process effort program programme technique tactic move arrangement focus integration
    diversification differentiation recognition localization localisation standardization
    standardisation choice decision rule design system scheme habit
    """.split()
)
"""Nouns by which a text means the whole of what it has just told: `this approach`."""

_DROPPED = frozenset("also further thus thereby then often".split())
_FINITE = {"are": "is", "were": "was", "have": "has", "do": "does"}
_POINTING = re.compile(r"\b(?:this|these|those|such (?!as\b)\w+)\b", re.IGNORECASE)
_NOT_ONLY = re.compile(r"^not only\b")
_BUT_ALSO = re.compile(r",?\s+but (?:also\s)?.*$")
_ITS = re.compile(r"\b(?P<word>its|it|their|them|they|itself|themselves)\b")
_ITS_OWN = re.compile(r"\b(?:its|it|itself)\b")
_EMPTY = re.compile(r"\b(?:make|makes|making|made|find|finds|finding) it\s")
"""An `it` that means nothing: `makes it easy to manage devices`."""

_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Effect:
    """A predicate that tells something of a part, in the third person: `reduces costs`.

    `original` is the sentence that it is from.
    """

    text: str
    original: str
    passage: Passage


def effects(member: Member, reading: Reading) -> tuple[Effect, ...]:
    """All that can surely be said of a part, in the order of its sentences."""
    return tuple(
        Effect(text, sentence, passage)
        for passage in member.passages
        for sentence, parsed in _parsed(passage, reading)
        for text in _predicates(parsed, member, reading.names)
    )


def _parsed(passage: Passage, reading: Reading) -> Iterator[tuple[str, Clause]]:
    before, is_many = "", False
    for sentence in passage.sentences:
        text = mended(sentence, Setting(reading.names, "", before, is_many))
        parsed = clause(text, reading.names)
        if parsed is not None:
            yield sentence, parsed
        before = parsed.subject if parsed else "something"
        is_many = parsed is not None and parsed.is_many


def _predicates(parsed: Clause, member: Member, names: Names) -> Iterator[str]:
    is_its_own = _means_the_part(parsed.subject, member.label)
    is_torn = any(_MORE.search(tail) for tail in parsed.tails)
    before = _ITS_OWN.split(parsed.rest)
    is_clear = (
        len(before) == 1
        or parsed.base in _EFFECTS
        or (bool(names.subject) and names.subject in before[0])
    )
    is_about_people = _OF_PEOPLE.search(parsed.subject)
    if is_its_own and is_clear and not is_torn and not is_about_people:
        yield from _told(_in_third_person(parsed), names)
    if is_its_own or parsed.subject == names.subject:
        for tail in parsed.tails:
            if not _EFFECTS & {lexicon.base(word) for word in tail.split()[:2]}:
                continue  # what the subject does besides is no effect of the part
            yield from _told(_of_tail(tail), names)


_EFFECTS = frozenset(
    """
    add allow attract avoid boost bolster broaden cause contribute create cut drive enable
    encourage enhance ensure extend foster help improve increase keep lead limit lower make
    minimize minimise prevent promote protect provide raise reduce reinforce result save shorten
    simplify speed spread strengthen support widen
    """.split()
)
"""Verbs of what comes of a thing."""

_MORE = re.compile(r", (?:and|or) (?!\w+ing\b)")
"""In a tail that really ends an enumeration: `extends to prices, marketing, and service`."""

_OF_PEOPLE = re.compile(r"\b(?:users?|people|customers?|fans|consumers?|employees)$")


def _means_the_part(subject: str, label: str) -> bool:
    """Whether a subject is the part itself: by its label, or as `this approach`."""
    words = subject.split(",", maxsplit=1)[0].split()
    head = lexicon.singular(words[-1].lower())
    labelled = set(stems(label))
    if words[0].lower() in {"this", "these"}:
        named = set(stems(_head(label)))
        return len(words) > 1 and (head in _REFERRING or bool(named & set(stems(words[-1]))))
    if re.search(r"[’']s?\s", subject):
        return labelled <= set(stems(_head(subject))) and head in _heads(label)
    return lexicon.singular(_head(subject.split(",", maxsplit=1)[0]).split()[-1].lower()) in _heads(
        label
    )


def _heads(label: str) -> frozenset[str]:
    """The nouns that a label is about: `intake` of `River intake`."""
    return frozenset(
        lexicon.singular(part.split()[-1].lower())
        for part in re.split(r"\sand\s|,\s|\s&\s", _head(label))
        if part.split()
    )


def _head(label: str) -> str:
    """The words of a phrase that say what it is: those before a preposition."""
    return re.split(r"\s(?:of|in|for|to|with|on|into|at|from|under|by|between)\s", label)[0]


def _in_third_person(parsed: Clause) -> str:
    """The predicate as said of one thing; empty where that takes more than its first verb."""
    rest = parsed.rest
    adverbs = [word for word in parsed.adverb.split() if word.lower() not in _DROPPED]
    adverb = " ".join(adverbs)
    if _NOT_ONLY.match(adverb) or _NOT_ONLY.match(rest):
        adverb = _NOT_ONLY.sub("", adverb).strip()
        rest = _BUT_ALSO.sub("", _NOT_ONLY.sub("", rest).strip())
    if not parsed.is_plural or parsed.auxiliary.lower() in lexicon.MODALS:
        finite = parsed.auxiliary or parsed.verb
        if parsed.is_plural and not parsed.auxiliary:
            return ""
    elif parsed.auxiliary:
        finite = _FINITE.get(parsed.auxiliary.lower(), "")
    else:
        finite = lexicon.inflected(parsed.base, "VBZ")
        if _JOINED_BASE.search(rest) and _has_second_verb(rest):
            return ""
    if not finite:
        return ""
    rest = re.sub(r"^(?:also|further|thus|thereby|often)\s", "", rest)
    words = (finite, adverb, rest) if parsed.auxiliary else (adverb, finite, rest)
    return " ".join(word for word in words if word)


_JOINED_BASE = re.compile(r"\band (?:[a-z]+ly )?(?P<verb>[a-z]+)\b")


def _has_second_verb(rest: str) -> bool:
    for found in _JOINED_BASE.finditer(rest):
        word = found["verb"]
        if lexicon.is_base(word) and Part.ADJECTIVE not in lexicon.parts(word):
            return True
    return False


def _of_tail(tail: str) -> str:
    """`reducing overhead costs` as `reduces overhead costs`."""
    words = tail.split()
    while words and (words[0].lower() in {"thus", "thereby", "further"} or words[0].endswith("ly")):
        words = words[1:]
    if not words or not lexicon.is_gerund(words[0]):
        return ""

    def finite(word: str) -> str:
        return lexicon.inflected(lexicon.base(word), "VBZ")

    rest = re.sub(
        r"\band (?P<verb>[a-z]+ing)(?=\s)",
        lambda found: f"and {_joined(found['verb'])}",
        " ".join(words[1:]),
    )
    return f"{finite(words[0])} {rest}"


def _joined(word: str) -> str:
    if {Part.NOUN, Part.ADJECTIVE} & lexicon.parts(word):
        return word
    return lexicon.inflected(lexicon.base(word), "VBZ")


def _told(text: str, names: Names) -> Iterator[str]:
    """The predicate with its pronouns named, if it can be understood alone."""
    if len(text.split()) < _FEWEST_WORDS or _POINTING.search(text) or _IS_SOMETHING.match(text):
        return
    named = _with_names(text, names)
    if named is not None:
        yield named.rstrip(" ,;.")


_IS_SOMETHING = re.compile(r"(?:is|was|has been)\s(?!\w+ed\b)")
"""What a thing is tells less of it than what it does."""


def _with_names(text: str, names: Names) -> str | None:
    """With `its` and `it` as the document's subject; None where they may mean another."""
    found = _ITS.search(text)
    if not found:
        return text
    if _EMPTY.search(text):
        return None
    before = text[: found.start()]
    if found["word"] in {"their", "them", "they", "themselves"}:
        has_many = any(lexicon.is_plural(word.strip(",.")) for word in before.split()[1:])
        return text if has_many else None
    owner = names.named
    if not owner or found["word"] == "itself":
        return None
    if names.subject in before:
        return text
    if _ANOTHER.search(before):
        return None
    named = f"{owner}’s" if found["word"] == "its" else owner
    return f"{before}{named}{text[found.end() :]}"


def deeds(member: Member, reading: Reading) -> tuple[Effect, ...]:
    """What the document's subject does, by the sentences of a part: `Leverages its scale`."""
    return tuple(
        Effect(text, sentence, passage)
        for passage in member.passages
        for sentence, parsed in _parsed(passage, reading)
        if reading.names.is_subject(parsed.subject) and parsed.tense is Tense.PRESENT
        if not parsed.auxiliary
        for text in _told(_in_third_person(parsed), reading.names)
    )


def sayings(member: Member) -> tuple[Effect, ...]:
    """All that is said of a part, where that is one short sentence or phrase."""
    if len(member.passages) != 1 or len(member.passages[0].sentences) != 1:
        return ()
    passage = member.passages[0]
    text = passage.sentences[0].rstrip(" .;")
    is_clear = not (_ITS.search(text) or _POINTING.search(text))
    return (Effect(text, passage.sentences[0], passage),) if is_clear else ()


def facts(member: Member, reading: Reading) -> tuple[Effect, ...]:
    """The statements of a part as sentences, without what comes before and behind their clause."""
    return tuple(
        Effect(parsed.core, statement.original, passage)
        for passage in member.passages
        for statement in reading.statements_of(passage)
        if (parsed := statement.clause) and not statement.context and not parsed.lead
        if not (_ITS.search(parsed.core) or _POINTING.search(parsed.core))
    )


_ANOTHER = re.compile(r"\b(?:the|an?|each|every|one)\s", re.IGNORECASE)
"""Before an `its`, which may then mean another thing than the document's subject."""


def shortened(effect: Effect, most: int) -> Effect | None:
    """The effect in at most so many words, cut where a clause or phrase ends; else None.

    Examples and reasons at its end are left out where enough remains.
    """
    if len(effect.text) > _LONGEST_TOLD:
        return None
    bare = _ADDED.sub("", effect.text)
    text = bare if len(stems(bare)) >= _FEWEST_WORDS else effect.text
    while len(text.split()) > most:
        cut = max(text.rfind(mark) for mark in _CUTS)
        if cut <= 0:
            return None
        text = text[:cut]
    text = text.rstrip(" ,;")
    return replace(effect, text=text) if len(text.split()) >= _FEWEST_WORDS else None


_LONGEST_TOLD = 600
"""Characters of a predicate that can be cut to a few words and still tell the same."""

_ADDED = re.compile(r",\s(?:including|as|such as|especially|often|particularly|like)\s.*$")
_CUTS = (", ", " while ", " because ", " which ", " such as ", " without ", " especially ")


_FEWEST_STEMS = 2
_SHARED = 0.6
"""Share of a predicate's content words that another part may not have: it would be right too."""


def alone(
    told: Iterable[Effect], member: Member, group: Group, reading: Reading, longest: int
) -> Iterator[Effect]:
    """What is true of one part alone, in at most so many words and none of its label."""
    others = [
        frozenset(stems(f"{other.label} {' '.join(p.text for p in other.passages)}"))
        for other in group.members
        if other is not member
    ]
    labels = [frozenset(stems(other.label)) for other in group.members]
    own = frozenset(stems(member.label)) - frozenset.intersection(*labels)
    subject = frozenset(stems(reading.names.subject))
    for found in told:
        effect = shortened(found, longest)
        said = frozenset(stems(effect.text)) if effect else frozenset()
        content = said - subject
        if effect is None or len(content) < _FEWEST_STEMS or said & own:
            continue
        if not any(len(content & other) >= _SHARED * len(content) for other in others):
            yield effect
