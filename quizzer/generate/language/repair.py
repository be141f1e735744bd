"""How does a sentence read when the ones before it are gone?

A leading connective falls away, `the company` gets its name, `this approach` the name that the
heading has for it. A sentence that still points at another one is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from quizzer.generate.language import lexicon
from quizzer.generate.language.bonds import Bond, with_bond
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import COMPANIES, PARTICLES, TITLES, Names, without_possessive

_CONNECTIVE = re.compile(
    r"""
    (?:furthermore | moreover | additionally | in\ addition | also | besides | similarly
     | likewise | however | nevertheless | nonetheless | consequently | therefore | thus | hence
     | overall | in\ essence | in\ conclusion | in\ summary | ultimately | finally | lastly
     | first(?:ly)? | second(?:ly)? | third(?:ly)? | for\ (?:instance|example)
     | as\ a\ result(?!\ of) | on\ the\ other\ hand | by\ contrast | in\ contrast | meanwhile
     | what[’']s\ more | in\ fact | indeed | of\ course | in\ particular | notably | importantly
     | accordingly | at\ the\ same\ time | conversely | yet | but | and | so),?\s+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s(?:however|therefore|moreover|too|of course|for (?:example|instance)|in turn|in fact|then"
    r"|consequently|furthermore|nevertheless|indeed|likewise),\s"
)
_RUN_IN_LABEL = re.compile(
    r"^(?:[A-Z][\w’'-]*(?:\s(?:and|of|&|in|for))?[\s:]\s?){1,7}(?<=:\s)(?=[A-Z])"
)
"""`Distribution and Retail Partnerships: ` in front of a sentence."""
_POINTER = re.compile(
    r"\b(?:this|these|those(?!\s(?:of|from|who|that|which|in|with|for|[a-z]+ed|made)\b)"
    r"|such\s(?!as\b|a\b|an\b)|the\s(?:former|latter)|aforementioned|here|the\sfollowing"
    r"|(?:above|below)(?=[,.;:)]|$))\b",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?P<the>[Tt]he)\s(?P<noun>[a-z-]+)(?P<own>['’]s)?(?=[\s,.;:?!]|$)")
_THIS_NOUN = re.compile(
    r"^(?P<pointer>This|These|The)\s(?P<words>(?:[\w-]+\s){0,2}?)(?P<noun>[a-z-]+)\s(?!of\b)"
)
_HEARSAY = re.compile(
    r"\b(?:[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our|I|[Mm]y"
    r"|this (?:article|report|paper|study|memo|chapter|section|essay))\b"
)
_PRONOUN = re.compile(
    r"^(?:(?P<lead>(?:(?:In|By|At|On|Since|After|Until|During|Before)\s(?:[^,]{1,40},|[^\s,]+(?:\s[^\s,]+){0,3})"
    r"|Today|Now|Then)\s)(?=[a-z]))?"
    r"(?P<word>[Ii]ts?|[Tt]hey|[Tt]heir|[Hh]e|[Hh]is|[Ss]he|[Hh]er)\b\s*"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is around a sentence.

    The document's names, the label or heading over it, and whom the sentence before it is about,
    one or many.
    """

    names: Names
    title: str = ""
    before: str = ""
    is_plural: bool = False
    bond: Bond | None = None


def standalone(sentence: str, setting: Setting) -> str | None:
    """The sentence by itself, or None where it leans on others or speaks of the text itself.

    What leans further behind, as `adapts these to …`, is left to whoever asks about it.
    """
    text = mended(sentence, setting)
    if _HEARSAY.search(text) or text.split(" ", 1)[0].strip(",.;:").lower() in _LEANING:
        return None
    if not _is_whole(sentence):
        return None
    return text[:1].upper() + text[1:]


_LEANING = frozenset(
    """
    it its they their he his she her that there here this these those such both something
    """.split()
)
"""Words at the head of a sentence that point at another one."""


def sequel(sentence: str, setting: Setting) -> str | None:
    """A sentence that needs nothing but the one before it: `This reduces costs`. Else None."""
    text = mended(sentence, setting)
    found = _THIS_HEAD.match(text)
    if not found or not _is_whole(sentence):
        return None
    rest = text[found.end() :]
    return None if _HEARSAY.search(text) or _POINTER.search(rest) else text


_THIS_HEAD = re.compile(r"(?:This|These)\s(?!is\s(?:why|because|how|where|when)\b)")


def mended(sentence: str, setting: Setting) -> str:
    """The sentence with all named that can be, though it may still lean on others."""
    text = _without_connective(_RUN_IN_LABEL.sub("", sentence.strip()))
    text = _ASIDE.sub(" ", text)
    text = _with_this_named(text, setting)
    text = with_bond(text, setting.bond)
    text = _with_subject(text, setting)
    text = _with_whole(text, setting)
    return _with_company(text, setting)


def _is_whole(sentence: str) -> bool:
    """Whether a sentence has its head and its end: page breaks and lists tear some apart."""
    words = sentence.split()
    last = words[-1].strip(",.;:!?").lower() if words else ""
    return bool(words) and not words[0][:1].islower() and last not in _OPEN_ENDS


_OPEN_ENDS = frozenset(
    """
    a an and as at among between but by for from including into its nor of or such than the their
    to via with
    """.split()
)


def _without_connective(text: str) -> str:
    found = _CONNECTIVE.match(text)
    if not found:
        return text
    word = found[0].rstrip()
    if not word.endswith(",") and word.lower() not in _JOINING:
        return text
    rest = text[found.end() :]
    return rest[:1].upper() + rest[1:]


_JOINING = frozenset({"and", "but", "yet"})
"""Connectives that need no comma behind them."""


def _with_company(text: str, setting: Setting) -> str:
    """`The company`, `the canal` as the subject of the document, where nothing else is meant."""
    names = setting.names
    nouns = names.nouns | (COMPANIES if setting.before == names.subject else frozenset())
    others = dict(names.heads)
    taken = not nouns or not names.subject or names.subject in text

    def name(found: re.Match[str]) -> str:
        nonlocal taken
        other = others.get(found["noun"], "")
        is_head = not _goes_on(text[found.end() :])
        if other and is_head and found["noun"] not in nouns and other.lower() not in text.lower():
            named = _large(other) if found["the"] == "The" else other
            return named + ("’s" if found["own"] else "")
        if found["noun"] not in nouns or (taken and found.start()):
            return found[0]
        taken = True
        named = names.named if found["the"] == "the" else _large(names.named)
        return named + ("’s" if found["own"] else "")

    return _THE.sub(name, text)


def _goes_on(behind: str) -> bool:
    """Whether a noun goes on with another one: `the prize money`."""
    word = behind.strip().split(" ", 1)[0].strip(".,;:")
    return lexicon.parts(word) == {Part.NOUN} and behind.startswith(" ")


def _with_subject(text: str, setting: Setting) -> str:
    """A leading pronoun as what the sentence before is about, if that is one clear thing."""
    led = _BEHIND_MEANS.match(text)
    if led and (named := _meant(_large(led["word"]), setting)):
        return f"{text[: led.start('word')]}{named}{text[led.end() :]}"
    found = _PRONOUN.match(text)
    if not found or _IMPERSONAL.match(text):
        return text
    word = _large(found["word"])
    meant = _meant(word, setting)
    if not meant:
        return text
    own = word in {"Its", "Their", "His", "Her"}
    ending = ("’" if meant.endswith("s") and setting.is_plural else "’s") if own else ""
    lead = found["lead"] or ""
    if len(lead.split()) > 1 and not lead.endswith(", "):
        lead = f"{lead.rstrip()}, "
    named = f"{meant if lead else _large(meant)}{ending}"
    behind = text[found.end() :]
    if own:  # `Its value puts Xiaomi’s worth at` names it once
        behind = behind.replace(f"{named} ", f"{word.lower()} ")
    return f"{lead}{named} {behind}"


_WORK = re.compile(
    r"^(?P<work>Construction|Work|Building)\s(?=(?:began|started|lasted|took|ended|was|is|will)\b)"
)


def _with_whole(text: str, setting: Setting) -> str:
    """`Construction began` as that of the canal, where the document is about one."""
    found, names = _WORK.match(text), setting.names
    is_clear = names.article and (not setting.before or names.is_subject(setting.before))
    if not found or not is_clear:
        return text
    of = "on" if found["work"] == "Work" else "of"
    return f"{found['work']} {of} {names.named} {text[found.end() :]}"


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]


_BEHIND_MEANS = re.compile(
    r"^(?:By|Through|Instead of|With|Without)\s[^,]+,\s(?P<word>it|they)(?=\s)"
)
_IMPERSONAL = re.compile(
    r"It\s(?:(?:is|was|has\sbeen|will\sbe|can\sbe)\s[^,]*?\b(?:to|that|who|when|why)\b"
    r"|(?:takes?|took|seems?|appears?|follows?|turns?)\b)"
)
_LONGEST_MEANT = 7


def _meant(word: str, setting: Setting) -> str:
    """What a leading pronoun stands for, or nothing."""
    before, subject = setting.before, setting.names.subject
    if word in {"He", "She", "His", "Her"}:
        return _person(word, before, setting.names)
    if word == "Its" and subject and before.startswith(f"{subject}’s "):
        return subject
    if word in {"It", "Its"} and setting.names.is_subject(before):
        return setting.names.named
    words = before.split()
    if not 1 <= len(words) <= _LONGEST_MEANT or words[0].lower() in _LEANING:
        return ""
    if _POINTER.search(before) or lexicon.is_gerund(words[0]):
        return ""
    is_own = word in {"Its", "Their"}
    if is_own and any(one.lower() in lexicon.PREPOSITIONS for one in words):
        return ""
    if word in {"It", "Its"}:
        return "" if setting.is_plural else before
    return before if setting.is_plural else ""


def _person(word: str, before: str, names: Names) -> str:
    """Whom `she` means: the person of the sentence before, else whom the document is about."""
    words = before.split()
    is_hers = word.lower() in {"she", "her"}
    is_subject = names.pronoun == ("she" if is_hers else "he")
    if names.is_subject(before) or (names.subject and names.subject in words):
        return (before if names.is_name(words[-1]) else names.subject) if is_subject else ""
    is_full = len(words) > 1 or any(run.endswith(f" {before}") for run, _ in names.runs)
    is_person = (
        bool(before)
        and is_full
        and before not in names.places
        and all(names.is_name(one) or one.lower() in TITLES | PARTICLES for one in words)
    )
    if is_person:
        return before
    is_other = any(
        names.is_name(one) and without_possessive(one) not in {*names.places, names.subject}
        for one in words
    )
    return names.subject if is_subject and not is_other else ""


def _with_this_named(text: str, setting: Setting) -> str:
    """With `this approach` named as the label or heading has it: `The online-first approach`."""
    found = _THIS_NOUN.match(text)
    title = _OF_WHAT.sub("", setting.title.rpartition(":")[2].strip())
    words = title.split()
    if not found or len(words) < _FEWEST_OF_NAME or not _same_noun(words[-1], found["noun"]):
        return text
    if lexicon.is_gerund(words[0]) or any(word.endswith(("'s", "’s")) for word in words[1:]):
        return text
    names = setting.names
    if words[0].lower() in {"the", "a", "an"}:
        return f"The {' '.join(words[1:])} {text[found.end() :]}"
    if title in names.known:
        return f"{title} {text[found.end() :]}"
    named = " ".join(
        word if _is_acronym(word) or _is_named(word, behind, names) else word.lower()
        for word, behind in pairwise(words)
    )
    is_name = names.is_name(words[-1])
    noun = words[-1] if is_name else found["noun"]
    owner = names.subject
    is_owned = is_name or (owner and owner in named)
    is_ours = owner and not names.pronoun
    head = "" if is_owned else f"{owner}’s " if is_ours else "The "
    return f"{head}{named} {noun} {text[found.end() :]}"


_OF_WHAT = re.compile(r"^.*\s(?:of|for|in|to|with)\s(?=\S+\s\S)")
"""What these are is behind it: devices in `Integration of New Devices`."""


def _is_named(word: str, behind: str, names: Names) -> bool:
    if word.lower() in TITLES and not names.is_name(behind):
        return False  # `River Intake`
    return names.is_name(word) and not any(word.lower() + s in names.common for s in ("s", "es"))


_FEWEST_OF_NAME = 2
"""Words of a label or heading that can stand for `this approach`."""


def _same_noun(one: str, other: str) -> bool:
    return lexicon.singular(one.lower()) == lexicon.singular(other.lower())


def _is_acronym(word: str) -> bool:
    return any(sum(letter.isupper() for letter in part) > 1 for part in word.split("-"))
