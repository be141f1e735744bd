"""Which examples belong to which place? From paragraphs that say the same of one place each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quizzer.cards.content import Matching
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language.asking import as_answer
from quizzer.generate.language.casing import as_label
from quizzer.generate.language.enumerations import enumeration
from quizzer.generate.material import Passage, Section
from quizzer.generate.reading import Reading

_FEWEST, _MOST = 3, 6
_CONFIDENCE = 0.76
_LONGEST_SENTENCE = 600
_PLACE = re.compile(
    r"^(?:In|Across|Throughout)\s(?P<place>(?:the\s)?[A-Z][\w’-]*(?:\s[A-Z][\w’-]*)*)"
    r"(?:,|\s(?P<noun>[a-z]+)\ssuch\sas)"
)
_SUBJECT = re.compile(r"^(?P<place>[A-Z][\w’-]*(?:\s[A-Z][\w’-]*)+)\s(?:has|is|was|have)\b")
_EXAMPLES = re.compile(r"\b(?P<noun>[a-z]+s|countries|cities)\s(?:such\sas|like|including)\s")


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    examples: str
    noun: str
    sentence: str
    passage: Passage


def regions(section: Section, reading: Reading) -> Iterator[Candidate]:
    """`Match each region with the countries given as examples.`, for at least three regions."""
    places = (_place(passage) for passage in section.passages)
    found = [place for place in places if place][:_MOST]
    if len(found) < _FEWEST or not section.title:
        return
    if len({place.name for place in found}) < len(found):
        return
    (noun, _), *_ = Counter(place.noun for place in reversed(found)).most_common(1)
    title = as_label(section.title, reading.names)
    sides = tuple((place.name, place.examples) for place in found)
    yield Candidate(
        Rule.PAIRS,
        Matching(f"{title}: match each region with the {noun} given as examples.", sides),
        "; ".join(f"{left} = {right}" for left, right in sides),
        tuple(place.sentence for place in found),
        tuple(place.passage for place in found),
        _CONFIDENCE,
        path=section.path,
    )


def _place(passage: Passage) -> _Place | None:
    """The place that a paragraph is about, with the examples it gives."""
    head = passage.text
    opening = _PLACE.match(head) or _SUBJECT.match(head)
    if not opening:
        return None
    for sentence in passage.sentences:
        if len(sentence) > _LONGEST_SENTENCE:
            continue
        for marker in _EXAMPLES.finditer(sentence):
            listed = enumeration(sentence[marker.end() :])
            if listed and all(member.split()[-1][:1].isupper() for member in listed.members):
                *others, last = listed.members
                examples = f"{', '.join(others)} and {last}"
                noun = opening.groupdict().get("noun")
                name = f"{opening['place']} {noun}" if noun else opening["place"]
                return _Place(as_answer(name), examples, marker["noun"], sentence, passage)
    return None
