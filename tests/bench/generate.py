"""How long does drafting from a long document take, how much memory, and do both grow linearly?

Run by hand: `python tests/bench/generate.py [WORDS…]`. Each length runs in a process of its own,
through the stages of `quizzer generate`. The document is made up from templates
(`support/longcase.py`), the same every time.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

LENGTHS = (25_000, 50_000, 100_000, 200_000)
SHORT = 500
WORDS = 10_000
KIB_OF_MIB = 1024

STAGES = ("read", "draft", "sift", "write")
"""Lines to sections and sentences; drafts; entries, proofs and lint; the deck as a file."""


def main() -> None:
    """Print a line for each length, and how seconds and memory grow from the first to the last."""
    lengths = [int(argument) for argument in sys.argv[1:]] or LENGTHS
    print(f"{'words':>8} {'drafts':>7} {' '.join(f'{stage:>7}' for stage in STAGES)}", end="")
    print("   seconds per 10,000 words: draft, all   peak MiB")
    rows = []
    for length in lengths:
        row = in_a_process(length)
        rows.append(row)
        share = WORDS / row["words"]
        stages = " ".join(f"{row[stage]:6.2f}s" for stage in STAGES)
        print(
            f"{row['words']:8,.0f} {row['drafts']:7,.0f} {stages}"
            f" {row['draft'] * share:32.2f} {whole(row) * share:5.2f} {row['peak']:10.0f}",
            flush=True,
        )
    first, last = rows[0], rows[-1]
    print(
        f"{last['words'] / first['words']:.1f} times the words take"
        f" {last['draft'] / first['draft']:.1f} times the seconds of drafting,"
        f" {whole(last) / whole(first):.1f} times those of all, and"
        f" {(last['peak'] - last['before']) / (first['peak'] - first['before']):.1f} times the"
        " memory beyond what the program takes"
    )


def whole(row: dict[str, float]) -> float:
    """The seconds of all stages."""
    return sum(row[stage] for stage in STAGES)


def in_a_process(length: int) -> dict[str, float]:
    """Measure in a process of its own, so that one length leaves nothing to the next."""
    command = [sys.executable, __file__, "--measure", str(length)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    row: dict[str, float] = json.loads(ran.stdout)
    return row


def measure(length: int) -> dict[str, float]:
    """The seconds of each stage and the peak of memory in MiB, in this process."""
    from support.longcase import long_case

    stages(long_case(SHORT))  # imports and tables, which come once
    before = peak()
    text = long_case(length)
    return {**stages(text), "words": len(text.split()), "before": before, "peak": peak()}


def stages(text: str) -> dict[str, float]:
    """The processor’s seconds for each stage, and the number of drafts."""
    from quizzer.authoring.drafts.writing import new_deck
    from quizzer.authoring.sources.documents import parse_document
    from quizzer.cards.citation import Source
    from quizzer.cards.deck import Deck
    from quizzer.generate.drafting import drafts
    from quizzer.generate.topics import topics_of
    from quizzer.study.drafting.entries import Quoting, entry_of
    from quizzer.study.drafting.materials import material_of
    from quizzer.study.drafting.sifting import sifted

    times = [time.process_time()]
    document = parse_document(text.encode(), "long.md")
    material = material_of("long", "", document)
    times.append(time.process_time())
    made = drafts(material)
    times.append(time.process_time())
    topics = topics_of(material)
    entries = tuple(
        entry_of(
            draft,
            "long",
            document,
            topics.topic_of(draft.candidate.headings),
            Quoting.QUOTES,
        )
        for draft in made
    )
    deck = Deck(
        "long",
        "Long",
        language="en",
        sources=(Source("long", document.name),),
        topics=topics.tree,
        entries=entries,
    )
    kept, _ = sifted(deck, {"long": document}, None)
    times.append(time.process_time())
    new_deck(deck)
    times.append(time.process_time())
    seconds = [end - start for start, end in pairwise(times)]
    return {**dict(zip(STAGES, seconds, strict=True)), "drafts": len(kept)}


def peak() -> float:
    """The most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_OF_MIB


if __name__ == "__main__":
    if "--measure" in sys.argv:
        print(json.dumps(measure(int(sys.argv[-1]))))
    else:
        main()
