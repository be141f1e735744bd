"""Deck files as people write them, in every style of YAML, and documents to complete them from."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from quizzer.authoring.formatting.citations import Documents
from quizzer.cards.citation import Citation

PRINT = "5d1c9e00abcd"
BLAKE2 = "9f2c41d07a"
STALE_LINE = 99

HEADINGS = (
    "Cost Efficiency",
    "Cost: #1",
    'So "they" said',
    "- item",
    "[x]",
    "日本 ’s",
    "1e5",
    "a\\b",
)


def complete(citation: Citation) -> Citation | None:
    """What a document would say: line 99 is stale, every other line has a heading of its own."""
    if citation.first_line == STALE_LINE:
        return None
    first = citation.first_line or 7
    return replace(
        citation,
        first_line=first,
        last_line=citation.last_line or 9,
        heading=HEADINGS[first % len(HEADINGS)],
        fingerprint=citation.fingerprint or PRINT,
    )


DOCUMENTS = Documents(anchor=complete, blake2=lambda source: BLAKE2 if source.file else None)


@dataclass(frozen=True, slots=True)
class WrittenByHand:
    """A deck file. `fixed` are its lines in which no key has to be edited, in order."""

    data: bytes
    fixed: tuple[str, ...]
    is_deck_ordered: bool


CITED = ("doc:11", "404-410", 'doc:"Cost Efficiency"', "doc:99", "doc:3")
PLAIN = (
    "Who founded Xiaomi?",
    "Lei Jun",
    "5 % of it",
    "naïve 日本 🦊",
    "it’s so",
    "Was it, or not",
)
QUOTED = (*PLAIN, "a: b", "# no comment", 'it\'s "so"', "- x", "{{x}}", " spaces ", "end \\")
COMMENTS = ("# plain", "#no: space", "# - q: {old}", "# “curly” 日本")
ORDER = ("id", "q", "a", "accept", "topic", "tags", "level", "hint", "why", "cite", "by")
DECK_ORDER = ("quizzer", "deck", "title", "sources", "topics", "defaults", "cards")


def quoted(draw: DrawFn, text: str) -> str:
    if draw(st.booleans()):
        return json.dumps(text, ensure_ascii=False)
    return "'" + text.replace("'", "''") + "'"


def flow_text(draw: DrawFn) -> str:
    if draw(st.booleans()):
        return draw(st.sampled_from(PLAIN)).replace(",", "")
    return quoted(draw, draw(st.sampled_from(QUOTED)))


def flow_list(draw: DrawFn) -> str:
    items = draw(st.lists(st.sampled_from(("x", "'y, z'", '"w"')), max_size=3, unique=True))
    return f"[{draw(st.sampled_from((', ', ',', ' ,  '))).join(items)}]"


def block_text(draw: DrawFn, indent: str) -> str:
    """What stands behind `key:`, with a line end inside but none behind."""
    deeper = indent + " " * draw(st.integers(1, 3))
    first, second = draw(st.sampled_from(PLAIN)), draw(st.sampled_from(PLAIN))
    match draw(st.integers(0, 5)):
        case 0:
            return f" {first}{draw(st.sampled_from(('', '  # note', ' ')))}"
        case 1:
            return f" {quoted(draw, draw(st.sampled_from(QUOTED)))}"
        case 2:
            return f" {first}\n{deeper}{second}"
        case 3:
            return f"\n{deeper}{quoted(draw, first)}  # below"
        case 4:
            return f' "{first}\n\n{deeper}{second}"'
        case _:
            header = draw(st.sampled_from(("|", ">-", "|+", ">", "|-", "|  # note")))
            blank = draw(st.sampled_from(("", "\n", f"\n{deeper}  # in the text\n{deeper}")))
            return f" {header}\n{deeper}{first}\n{blank}{deeper}# {second}"


def block_list(draw: DrawFn, indent: str) -> str:
    match draw(st.integers(0, 2)):
        case 0:
            return f" {flow_list(draw)}"
        case 1:
            return ""
        case _:
            deeper = indent + " " * draw(st.integers(0, 2))
            return f"\n{deeper}- x\n{deeper}-  'y'  # note" + draw(
                st.sampled_from(("", f"\n{deeper} # - commented out"))
            )


def short(draw: DrawFn) -> str:
    """A citation on one line for anywhere."""
    form = draw(st.sampled_from(CITED))
    return draw(
        st.sampled_from(
            (
                form,
                "'" + form + "'",
                f"{{in: doc, at: 5, under: x, print: {PRINT}}}",
                "{at: '4' }",
                "{ quote: said, under: Cost }",
                '{"at":8}',
            )
        )
    )


def citations(draw: DrawFn, indent: str | None) -> str:
    """What stands behind `cite:`; without an indent in one line."""
    if indent is None or draw(st.booleans()):
        one = short(draw)
        return f" [{one}, {short(draw)}]" if draw(st.booleans()) else f" {one}"
    deeper = indent + "  "
    return draw(
        st.sampled_from(
            (
                f"\n{deeper}in: doc  # which\n{deeper}at: 12",
                f"\n{deeper}at: 404-410\n{deeper}quote: |\n{deeper}  They said",
                f"\n{indent}- {short(draw)}  # one\n\n{indent}- at: 3\n{indent}  # 2\n{indent}- 4",
            )
        )
    )


def drafted(draw: DrawFn, indent: str | None) -> str:
    """What stands behind `draft:`."""
    styles = [" {rule: by-means, confidence: 0.86}", ' {"confidence": 1.0,rule: r,gone: false }']
    if indent is not None:
        deeper = indent + "  "
        styles += [
            " {rule: r, confidence: 0}  # sure?",
            f"  # how\n{deeper}rule: r\n{deeper}# inside\n{deeper}confidence: '0.5'",
            f" {{ rule: r,\n{deeper}  confidence: 0.25\n{deeper}}}",
        ]
    return draw(st.sampled_from(styles))


def keys_of(draw: DrawFn, number: int) -> list[str]:
    """Which keys a card has, in order; what it asks is decided by them."""
    optional = draw(st.sets(st.sampled_from(ORDER[3:])))
    has_id = number % 3 == 0 or draw(st.booleans())
    return [key for key in ORDER if key in optional or key in "qa" or (key == "id" and has_id)]


def value(draw: DrawFn, key: str, name: str, indent: str | None) -> str:
    """What stands behind `key:`. Without an indent it is for a mapping in braces."""
    match key:
        case "id":
            return f" {name}"
        case "topic":
            return " model"
        case "level":
            return ' "apply"'
        case "status":
            return draw(st.sampled_from((" draft", ' "draft"', "  'draft'")))
        case "draft":
            return drafted(draw, indent)
        case "accept" | "tags":
            return f" {flow_list(draw)}" if indent is None else block_list(draw, indent)
        case "cite":
            return citations(draw, indent)
        case _:
            return f" {flow_text(draw)}" if indent is None else block_text(draw, indent)


def flow_card(draw: DrawFn, keys: list[str], name: str, dash: str) -> str:
    gap = draw(st.sampled_from((", ", ",", " , ", ",\n          ", ", # why\n        ")))
    opening, closing = draw(
        st.sampled_from(
            (("{", "}"), ("{ ", " }"), ("{\n      ", ",\n    }"), ("{ # x\n      ", "}"))
        )
    )
    pairs = [f"{key}:{value(draw, key, name, None)}" for key in keys]
    return f"{dash}- {opening}{gap.join(pairs)}{closing}"


def block_card(draw: DrawFn, keys: list[str], name: str, dash: str) -> str:
    spaces = draw(st.sampled_from((1, 3)))
    indent = dash + " " * (1 + spaces)
    lines = [f"{dash}-\n{indent}"] if draw(st.booleans()) else [f"{dash}-{' ' * spaces}"]
    for position, key in enumerate(keys):
        if position:
            lines.append("\n")
            for _ in range(draw(st.integers(0, 2)) if draw(st.booleans()) else 0):
                blank = ("", "", "  ", indent + "      ", indent + "   # deep")
                comment = indent + draw(st.sampled_from(COMMENTS))
                lines.append(draw(st.sampled_from((*blank, comment, comment))) + "\n")
            lines.append(indent)
        written = draw(st.sampled_from((key, key, key, f'"{key}"', f"{key} ")))
        lines.append(f"{written}:{value(draw, key, name, indent)}")
    return "".join(lines)


def deck_part(draw: DrawFn, key: str) -> str:
    match key:
        case "quizzer":
            return "quizzer: 1"
        case "deck":
            return "deck: x  # the id"
        case "title":
            return f"title:{block_text(draw, '')}"
        case "sources":
            return draw(
                st.sampled_from(
                    (
                        "sources: {doc: {file: a.txt}}",
                        "sources:\n  doc:\n    file: a.txt  # which\n    # who\n    title: T",
                        f"sources:\n  doc: {{title: T, blake2: {BLAKE2} }}",
                    )
                )
            )
        case "topics":
            return "# the course\ntopics:\n  model: Model\n\n  other: Other"
        case _:
            return "defaults: {source: doc}"


@st.composite
def decks(draw: DrawFn) -> WrittenByHand:
    """Deck files that are right but for missing ids."""
    dash = draw(st.sampled_from(("", "  ", "    ")))
    cards: list[tuple[str, bool]] = []
    for number in range(draw(st.integers(1, 4))):
        keys = keys_of(draw, number)
        name = draw(st.sampled_from(("", f"founded-xiaomi-{number}", f"card-{number}")))
        placed = keys if draw(st.booleans()) else draw(st.permutations(keys))
        card = flow_card if draw(st.integers(0, 2)) == 0 else block_card
        is_fixed = placed == keys and "id" in keys and "cite" not in keys and bool(name)
        cards.append((card(draw, placed, name, dash), is_fixed))
        if draw(st.booleans()):
            cards.append((draw(st.sampled_from(("", f"{dash}# between", "# before\n"))), True))
    return _file(draw, cards)


def _file(draw: DrawFn, cards: list[tuple[str, bool]]) -> WrittenByHand:
    order = list(DECK_ORDER)
    is_ordered = draw(st.integers(0, 2)) > 0
    if not is_ordered:
        order = draw(st.permutations(order))
    parts: list[tuple[str, bool]] = [("# yaml-language-server: $schema=x", True), ("", True)]
    parts = draw(st.sampled_from(([], parts, [*parts, ("---", True)])))
    for key in order:
        if key == "cards":
            parts += [("cards:", True), *cards]
        else:
            parts.append((deck_part(draw, key), key != "sources"))
        if draw(st.booleans()):
            parts.append((draw(st.sampled_from(("", "# comment", "\n# apart\n"))), True))
    return _bytes(draw, parts, is_ordered=order == list(DECK_ORDER))


def _bytes(draw: DrawFn, parts: list[tuple[str, bool]], *, is_ordered: bool) -> WrittenByHand:
    ends = draw(st.sampled_from((["\n"], ["\n"], ["\r\n"], ["\r"], ["\n", "\r\n"])))
    lines = [(line, fixed) for text, fixed in parts for line in text.split("\n")]
    ended = [
        (line + ends[number % len(ends)] if number < len(lines) - 1 else line, fixed)
        for number, (line, fixed) in enumerate(lines)
    ]
    if draw(st.booleans()):
        ended[-1] = (ended[-1][0] + ends[0], ended[-1][1])
    mark = draw(st.sampled_from(("", "\ufeff")))
    text = mark + "".join(line for line, _ in ended)
    fixed = tuple(line for line, fixed in ended if fixed and line)
    return WrittenByHand(text.encode(), fixed, is_ordered)
