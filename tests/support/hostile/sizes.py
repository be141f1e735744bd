"""Which decks are hostile by their structure, their size, or what checking them costs?"""

from __future__ import annotations

from support.hostile.case import (
    CARD,
    HEAD,
    Hostile,
    Subject,
    Weight,
    accepted,
    answered,
    card,
    cut,
    refused,
)

_KIB = 1024
_MIB = 1024 * _KIB
_ITEM = "  - {{id: c{0}, q: Who?, a: x}}\n"


def _laughs() -> str:
    lines = [f"  - &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30)]
    return f"{HEAD}cards:\n  - &l0 [lol]\n{''.join(lines)}"


def _merges() -> str:
    lines = [f"  - &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}\n" for n in range(1, 30)]
    return f"{HEAD}cards:\n  - &m0 {{q: x}}\n{''.join(lines)}"


def _cards(count: int) -> str:
    return f"{HEAD}cards:\n" + "".join(_ITEM.format(n) for n in range(count))


_STRUCTURE = Subject.STRUCTURE
STRUCTURES: tuple[Hostile, ...] = (
    refused("alias bomb", _STRUCTURE, "it means 9^29 texts", _laughs,
            "E109", "E110", "E199", "E203"),
    refused("merge bomb", _STRUCTURE, "merging doubles it 29 times", _merges,
            "E109", "E110", "E111", "E199", "E301", "E303"),
    refused("recursive anchor", _STRUCTURE, "a list holds itself",
            lambda: f"{HEAD}cards: &a [*a]\n", "E109", "E110"),
    refused("recursive mapping", _STRUCTURE, "a mapping is its own key and value",
            lambda: f"{HEAD}cards: &a {{*a : *a}}\n", "E109", "E110"),
    cut("brackets in brackets", _STRUCTURE, "30,000 levels overflow a stack",
        lambda: f"{HEAD}cards: {'[' * 30_000}{']' * 30_000}\n", "E114"),
    cut("mappings in mappings", _STRUCTURE, "30,000 levels overflow a stack",
        lambda: f"{HEAD}cards: {'{a: ' * 30_000}{'}' * 30_000}\n", "E114"),
    cut("keys below keys", _STRUCTURE, "3,000 levels by indentation",
        lambda: "".join(f"{' ' * depth}a:\n" for depth in range(3000)), "E114"),
    cut("50 KB of [", _STRUCTURE, "it crashes a C loader", lambda: "[" * 50_000, "E114"),
    cut("50 KB of {", _STRUCTURE, "it crashes a C loader", lambda: "{" * 50_000, "E114"),
    cut("50 KB of dashes", _STRUCTURE, "each is a list", lambda: "- " * 25_000, "E114"),
    cut("50 KB of ?", _STRUCTURE, "each is a mapping's key", lambda: "? " * 25_000, "E114"),
    cut("50 KB of [ in one card", _STRUCTURE, "the other cards must still be checked",
        lambda: f"{answered('[' * 50_000)}  - id: d\n    q: Who?\n    a: x\n", "E114"),
    refused("a card is a list", _STRUCTURE, "nothing has keys",
            lambda: f"{HEAD}cards: [[], [[]], x]\n", "E203"),
    refused("mappings as keys", _STRUCTURE, "keys cannot be compared",
            lambda: f"{HEAD}? {{a: b}}\n: c\n? [d]\n: e\n", "E116"),
)  # fmt: skip

_SIZE = Subject.SIZE
SIZES: tuple[Hostile, ...] = (
    refused("long plain field", _SIZE, "a field of 10 MB", lambda: answered("a " * 5_000_000),
            "E118"),
    refused("long quoted field", _SIZE, "a field of 10 MB",
            lambda: answered(f'"{"a" * 10_000_000}"'), "E118"),
    refused("long block field", _SIZE, "a field of 10 MB",
            lambda: answered("|\n" + f"      {'a' * 99}\n" * 100_000), "E118"),
    refused("a field over by a byte", _SIZE, "its characters are 64 KiB, its bytes are more",
            lambda: answered("é" + "a" * (64 * _KIB - 1)), "E118"),
    accepted("a field of 64 KiB", _SIZE, "it is just allowed",
             lambda: answered("a" * 64 * _KIB), "a" * 64 * _KIB),
    refused("long key", _SIZE, "an unknown key of 70,000 letters",
            lambda: f"{HEAD}? {'k' * 70_000}\n: v\n", "E118", "E201"),
    refused("long id", _SIZE, "an id of a million letters",
            lambda: f"{HEAD}cards:\n  - {{id: {'i' * _MIB}, q: Who?, a: x}}\n", "E118"),
    cut("32 MiB and a byte", _SIZE, "it is over the limit", lambda: "#" * (32 * _MIB + 1), "E101",
        weight=Weight.HEAVY),
    refused("32 MiB of line ends", _SIZE, "there is nothing in it", lambda: "\n" * 32 * _MIB,
            "E119", weight=Weight.HEAVY),
    cut("millions of items", _SIZE, "each costs memory",
        lambda: f"{HEAD}cards:\n" + "- a\n" * 8 * _MIB, "E101", weight=Weight.HEAVY),
    cut("millions of nodes", _SIZE, "each of 8 million costs memory",
        lambda: f"{HEAD}cards: [{'a,' * 8 * _MIB}]\n", "E115", weight=Weight.HEAVY),
    accepted("50,000 pairs", _SIZE, "each key is remembered",
             lambda: card("q: Which?", "match:", *(f"  k{n}: v{n}" for n in range(50_000))),
             "k49999", "v49999", weight=Weight.HEAVY),
    accepted("20,000 cards", _SIZE, "it is much, and allowed", lambda: _cards(20_000),
             weight=Weight.HEAVY),
    accepted("100,000 tags", _SIZE, "they are much on one card", lambda: card(
        "q: Who?", "a: x", f"tags: [{', '.join(f't{n}' for n in range(100_000))}]"), "t99999",
        weight=Weight.HEAVY),
)  # fmt: skip

_COST = Subject.COST
COSTS: tuple[Hostile, ...] = (
    refused("100,000 unknown keys", _COST, "each is compared with every known key",
            lambda: card("q: Who?", "a: x", *(f"{'k' * 30}{n}: v" for n in range(100_000))),
            "E199", "E201", weight=Weight.HEAVY),
    refused("10,000 long unknown keys", _COST, "each comparison costs the square of its length",
            lambda: card("q: Who?", "a: x", *(f"{'k' * 900}{n}: v" for n in range(10_000))),
            "E199", "E201"),
    refused("50,000 equal ids", _COST, "each is compared with the others",
            lambda: f"{HEAD}cards:\n" + _ITEM.format("") * 50_000, "E199", "E302",
            weight=Weight.HEAVY),
    refused("20,000 equal options", _COST, "each is compared with the others",
            lambda: card("q: Who?", "right: x", f"wrong: [{'y, ' * 20_000}]"), "E199", "E309"),
    refused("10,000 unknown sources among 10,000", _COST, "each is compared with every known one",
            lambda: "".join((
                HEAD, "sources:\n", *(f"  s{n}: {{file: f}}\n" for n in range(10_000)),
                "cards:\n", *(f"  - {{id: c{n}, q: Who?, a: x, cite: 't{n}:1'}}\n"
                              for n in range(10_000)))), "E199", "E401", weight=Weight.HEAVY),
    refused("5,000 broken cards", _COST, "the file is read again for each",
            lambda: f"{HEAD}cards:\n" + "  - q: [\n" * 5000, "E104", "E199"),
    refused("broken behind 100,000 good nodes", _COST, "the good part is read again for each",
            lambda: _cards(14_000) + "  - q: @\n" * 1000, "E106", "E199", weight=Weight.HEAVY),
    refused("1,000 broken sections", _COST, "the file is read again for each",
            lambda: HEAD + "".join(f"k{n}: @\n" for n in range(1000)), "E106", "E199"),
    refused("dashes before a sign", _COST, "what leads a value is looked for",
            lambda: f"a: b\n{'- ' * 500_000}@", "E106"),
    refused("spaces before text", _COST, "a comment is looked for behind them", lambda: card(
            "q: Who?", "list:", *(f"  - a{n}{' ' * 5000}# c" for n in range(200)), "a: x"),
            "E304"),
    refused("digits and dashes as a citation", _COST, "lines are looked for",
            lambda: card("q: Who?", "a: x", f"cite: {'1-' * 30_000}"), "E402", "E403"),
    refused("colons as a citation", _COST, "a source and a heading are looked for",
            lambda: card("q: Who?", "a: x", f"cite: '{'a:' * 30_000}'"), "E404"),
    refused("quotes as a citation", _COST, "a heading is looked for",
            lambda: card("q: Who?", "a: x", f"cite: 'a:{chr(34) * 60_000}b'"), "E404"),
    refused("groups of digits", _COST, "thousands are looked for",
            lambda: card("q: How many?", f"num: {'1,234' * 12_000}"), "E307"),
    refused("a scale word without end", _COST, "a unit is looked for",
            lambda: card("q: How many?", f"num: 1{' ' * 30_000}{'m' * 30_000}x!"), "E307"),
    refused("50 KB of {{", _COST, "blanks open and never close",
            lambda: card(f"cloze: '{'{{' * 25_000}'"), "E306"),
    refused("blanks in blanks", _COST, "they nest 8,000 deep",
            lambda: card(f"cloze: '{'{{a::' * 8000}{'}}' * 8000}'"), "E306"),
    accepted("50 KB of }", _COST, "a blank's end is looked for",
             lambda: card(f"cloze: 'So {{{{a}}}}{'}' * 50_000}.'")),
    refused("13,000 blanks", _COST, "each is a card with all of the text: 850 MB of them",
            lambda: card(f"cloze: '{'{{a}}' * 13_000}'"), "E312"),
    accepted("13,000 blanks together", _COST, "one card asks them all",
             lambda: card(f"cloze: '{'{{a}}' * 13_000}'", "together: true")),
    refused("a million blanks in many cards", _COST, "each is a card", lambda: CARD.replace(
        "  - id: c\n", "") + "".join(
        f"  - {{id: c{n}, cloze: '{'{{a}}' * 100}'}}\n" for n in range(10_000)), "E312",
        weight=Weight.HEAVY),
    refused("a topic of 30,000 levels", _COST, "each level is a topic of the tree",
            lambda: card("q: Who?", "a: x", f"topic: {'a/' * 30_000}A"), "E208"),
)  # fmt: skip
