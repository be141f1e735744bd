"""A case document of any length, made up from templates, the same every time.

It is about a firm that nobody knows, in as many chapters as are asked for. Its words vary enough
for the rules of drafting to find what they find in real prose: figures, years, names, lists with
labels, means, causes, contrasts and definitions.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

FIRM = "Orvanta"

_SYLLABLES = (
    "ba ce do fen gar hal ist jor kel lun mar nov ost pel quin ros sten tor ul ven wes xan yor zel"
    " bri cor dra el fal gri hol im kra lor mir nor ol pra rin sal tam ur vol win"
).split()
_SORTS = (
    "rope sail pump lantern mill kiln loom boiler crane scale clock lathe furnace turbine drum"
    " valve engine anvil plough barrel ladder saddle kettle needle chisel hammer wheel spindle"
).split()
_KINDS = (
    "light heavy folding portable copper wooden silent narrow double modular seasonal rural"
    " refillable sealed painted hand-made low-cost long-lasting"
).split()
_DOING = (
    "reducing|waste, training|apprentices, renting out|machines, buying|timber, sharing|tools,"
    " testing|samples, cutting|costs, sorting|parts, mapping|routes, pooling|orders,"
    " recycling|metal, delaying|purchases, simplifying|designs, lending|money, hiring|drivers,"
    " storing|grain, repairing|roofs, measuring|demand, raising|wages, licensing|patents"
).split(", ")
_DOES = (
    "keeps prices low, wins new customers, shortens delivery times, protects its margins,"
    " avoids large stocks, gains the trust of farmers, meets strict rules, enters new markets,"
    " improves its products, attracts skilled workers, lowers its risks, survives hard winters,"
    " outlives its rivals, pays its debts early, serves remote villages, finds new uses"
).split(", ")
_DID = "founded opened bought rebuilt closed enlarged moved modernised rented sold".split()
_GOODS = "workshop warehouse harbour foundry school laboratory shop depot office archive".split()
_TRAITS = (
    "careful planning, patient lending, open books, short supply chains, shared profits,"
    " local suppliers, frequent inspections, public tests, simple contracts, quick repairs,"
    " steady training, honest advertising, small batches, early warnings, long guarantees"
).split(", ")
_BAD = (
    "floods, strikes, rising rents, broken bridges, late payments, cheap imports, dry summers,"
    " poor roads, new tariffs, missing spare parts, low demand, high interest rates"
).split(", ")
_LABELS = (
    "Cost Control, Fair Wages, Local Supply, Quick Repair, Open Design, Safe Storage,"
    " Shared Tools, Public Trust, Careful Growth, Clean Water, Winter Trade, Night Work"
).split(", ")


def long_case(words: int) -> str:
    """A document in Markdown with at least so many words."""
    parts, count = [f"# {FIRM}: The Long History of a Workshop"], 0
    for chapter in _chapters(Random(1815)):
        if count >= words:
            break
        parts.append(chapter)
        count += len(chapter.split())
    return "\n\n".join(parts) + "\n"


def _chapters(chance: Random) -> Iterator[str]:
    while True:
        town = _name(chance)
        yield f"## {_pick(chance, _LABELS)} in {town}"
        for _ in range(chance.randint(2, 4)):
            yield f"### {_pick(chance, _KINDS).capitalize()} {_pick(chance, _SORTS)}s of {town}"
            for _ in range(chance.randint(2, 4)):
                yield _paragraph(chance, town)
            if chance.random() < 0.5:
                yield _list(chance)


def _paragraph(chance: Random, town: str) -> str:
    sentences = [chance.choice(_SENTENCES)(chance, town) for _ in range(chance.randint(3, 6))]
    return " ".join(sentences)


def _list(chance: Random) -> str:
    labels = chance.sample(_LABELS, chance.randint(3, 5))
    items = [f"- {label}: {FIRM} {_pick(chance, _DOES)} by {_doing(chance)}." for label in labels]
    return f"Several measures helped {FIRM}:\n\n" + "\n".join(items)


def _means(chance: Random, town: str) -> str:
    return f"By {_doing(chance)} in {town}, {FIRM} {_pick(chance, _DOES)}."


def _purpose(chance: Random, town: str) -> str:
    doing, what = chance.choice(_DOING).strip().split("|")
    return f"The {_goods(chance)} in {town} began {doing} {what} to help the {_product(chance)}s."


def _cause(chance: Random, town: str) -> str:
    return (
        f"{FIRM} {_pick(chance, _DOES)} in {town} because of {_pick(chance, _TRAITS)}"
        f" and {_pick(chance, _TRAITS)}."
    )


def _contrast(chance: Random, _town: str) -> str:
    rival = _name(chance)
    return (
        f"While {rival} relied on {_pick(chance, _TRAITS)}, {FIRM} {_pick(chance, _DOES)}"
        f" through {_pick(chance, _TRAITS)}."
    )


def _examples(chance: Random, town: str) -> str:
    first, second, third = chance.sample(_BAD, 3)
    return f"The people of {town} feared dangers such as {first}, {second}, and {third}."


def _members(chance: Random, town: str) -> str:
    first, second, third = (_product(chance) for _ in range(3))
    return f"The range in {town} included a {first}, a {second}, and a {third}."


def _definition(chance: Random, _town: str) -> str:
    return f"{_name(chance)} is a {_product(chance)} that {_pick(chance, _DOES)}."


def _figure(chance: Random, town: str) -> str:
    count, year = chance.randint(2, 990) * 100, chance.randint(1815, 2020)
    return f"In {year}, {FIRM} sold {count:,} {_product(chance)}s in {town}."


def _share(chance: Random, town: str) -> str:
    return f"About {chance.randint(2, 98)} % of the {_product(chance)}s in {town} were exported."


def _year(chance: Random, town: str) -> str:
    return (
        f"The {_goods(chance)} of {town} was {chance.choice(_DID)} in {chance.randint(1815, 2020)}"
        f" by {_name(chance)} {_name(chance)}."
    )


def _result(chance: Random, town: str) -> str:
    return f"{_pick(chance, _BAD).capitalize()} in {town} led to {_pick(chance, _BAD)}."


def _acronym(chance: Random, town: str) -> str:
    words = [town, _pick(chance, _KINDS).capitalize(), _pick(chance, _SORTS).capitalize(), "Guild"]
    short = "".join(word[0] for word in words)
    return f"The {' '.join(words)} ({short}) {_pick(chance, _DOES)}."


def _plain(chance: Random, town: str) -> str:
    return f"Nobody in {town} had expected so much of a {_product(chance)}."


_SENTENCES = (
    _means, _means, _purpose, _cause, _contrast, _examples, _members, _definition, _figure,
    _share, _year, _result, _acronym, _plain, _plain,
)  # fmt: skip


def _name(chance: Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()


def _product(chance: Random) -> str:
    return f"{_pick(chance, _KINDS)} {_pick(chance, _SORTS)}"


def _goods(chance: Random) -> str:
    return f"{_pick(chance, _KINDS)} {_pick(chance, _GOODS)}"


def _doing(chance: Random) -> str:
    doing, what = chance.choice(_DOING).strip().split("|")
    return f"{doing} {_pick(chance, _KINDS)} {what}"


def _pick(chance: Random, texts: list[str]) -> str:
    return chance.choice(texts).strip()
