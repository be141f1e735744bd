"""Which rules are there?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizzer.generate.candidate import Candidate
from quizzer.generate.material import Section
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.acronyms import acronyms
from quizzer.generate.rules.bracketed import bracketed
from quizzer.generate.rules.cause import causes
from quizzer.generate.rules.compared import compared
from quizzer.generate.rules.condition import conditions
from quizzer.generate.rules.contrast import contrasts
from quizzer.generate.rules.counted import counted
from quizzer.generate.rules.defined import defined
from quizzer.generate.rules.enumerated import enumerated
from quizzer.generate.rules.figured import figured
from quizzer.generate.rules.grouped import grouped
from quizzer.generate.rules.itemised import itemised
from quizzer.generate.rules.located import located
from quizzer.generate.rules.means import means
from quizzer.generate.rules.named import named
from quizzer.generate.rules.object import objects
from quizzer.generate.rules.place import places
from quizzer.generate.rules.purpose import purposes
from quizzer.generate.rules.ranked import ranked
from quizzer.generate.rules.regions import regions
from quizzer.generate.rules.result import results
from quizzer.generate.rules.sequence import sequence
from quizzer.generate.rules.years import years

STATEMENT_RULES: tuple[Callable[[Statement, Reading], Iterator[Candidate]], ...] = (
    means,
    acronyms,
    purposes,
    results,
    causes,
    contrasts,
    conditions,
    counted,
    places,
    objects,
)
"""Rules that see one sentence at a time."""

LIST_RULES: tuple[Callable[[Statement, Reading], Iterator[Candidate]], ...] = (enumerated,)
"""Rules for lists, also of what only the sentence before names."""

FACT_RULES: tuple[Callable[[Statement, Reading], Iterator[Candidate]], ...] = (
    itemised,
    bracketed,
    years,
    figured,
    named,
    ranked,
    located,
    defined,
)
"""Rules that see one fact at a time: a simple sentence of a longer one."""

SECTION_RULES: tuple[Callable[[Section, Reading], Iterator[Candidate]], ...] = (
    grouped,
    regions,
    sequence,
    compared,
)
"""Rules that see a section with its passages and the sections below it."""
