"""Does every hostile case document end as it should: clean text or a sentence, within limits?"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from support.hostile.case import Weight
from support.hostile.document import HostileDocument
from support.hostile.documents import DOCUMENTS
from support.limited import Limited
from support.printable import unprintable

from quizzer.authoring.sources.documents import parse_document
from quizzer.authoring.sources.formats.rendering import DocumentError
from quizzer.authoring.sources.prose import prose

MOST_MIB = 700
"""Peak memory of a command that reads one of them."""

DECK = """\
quizzer: 1
deck: hostile
sources: {{d: {{file: case{ending}}}}}
defaults: {{source: d}}
cards: [{{id: c, q: Who is it?, a: nobody at all, cite: "d:1"}}]
"""


def params(*weights: Weight) -> list[object]:
    cases = [case for case in DOCUMENTS if case.weight in weights]
    return [pytest.param(case, id=f"{case.ending}: {case.name}") for case in cases]


@pytest.mark.parametrize("case", params(Weight.LIGHT))
def test_a_hostile_document_is_refused_in_a_sentence_or_gives_clean_text(
    case: HostileDocument, recwarn: pytest.WarningsRecorder, caplog: pytest.LogCaptureFixture
) -> None:
    name = f"case{case.ending}"
    if case.refused:
        with pytest.raises(DocumentError, match=case.refused) as refused:
            parse_document(case.data(), name)
        assert refused.value.where == name
        assert refused.value.remedy
    else:
        found = parse_document(case.data(), name)
        text = "\n".join(found.lines)
        assert case.shows in text
        assert not case.hides or case.hides not in text
        shown = "".join(block.text for block in prose(found))
        assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs")]
    assert not recwarn.list
    assert not caplog.records


def verify(case: HostileDocument, folder: Path, quizzer: Limited) -> None:
    """Prove a card of a deck that cites the document, and look at how that ends."""
    (folder / f"case{case.ending}").write_bytes(case.data())
    deck = folder / "deck.yaml"
    deck.write_text(DECK.format(ending=case.ending))
    ran = quizzer("verify", "--case", str(folder), str(deck))
    (folder / f"case{case.ending}").unlink()
    assert "Traceback" not in ran.out + ran.err
    assert ran.code in (0, 1), ran.err[-2000:]
    assert not unprintable(ran.out + ran.err)
    assert ran.mib <= MOST_MIB
    if case.refused:
        assert ran.code == 1
        assert re.search(case.refused, ran.out)


@pytest.mark.slow
@pytest.mark.parametrize("case", params(Weight.LIGHT))
def test_a_card_that_cites_a_hostile_document_is_told_how_it_stands(
    case: HostileDocument, tmp_path: Path, quizzer: Limited
) -> None:
    verify(case, tmp_path, quizzer)


@pytest.mark.slow
@pytest.mark.parametrize("case", params(Weight.HEAVY))
def test_a_heavy_document_is_read_within_the_limits(
    case: HostileDocument, tmp_path: Path, quizzer: Limited
) -> None:
    verify(case, tmp_path, quizzer)
