"""What is each answer worth? The table that grading was written from, and is held to.

A row says what was asked, what was answered, the verdict with its explanation, and the score
where the verdict does not settle it. `note` stands where another verdict could be argued for,
and says what decided.
"""

from __future__ import annotations

from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Essay,
    Listing,
    Matching,
    Option,
    Ordering,
    Scoring,
)
from quizzer.cards.response import (
    Arranged,
    Chosen,
    Judged,
    Paired,
    Typed,
    Written,
)

from .figures import NUMBERS
from .rows import PARTLY, RIGHT, WRONG, Case, listed
from .texts import CLOZES, FOUNDER, TEXTS

PARTNER = Choice(
    "?",
    (Option("Flipkart", "It ran the flash sales."),),
    (Option("Ebay", "Only in Europe."), Option("Otto")),
)


def _several(scoring: Scoring) -> Choice:
    right = (Option("Faster turnover"), Option("Less stock", "It sells at once."))
    wrong = (Option("Higher rent"), Option("More shops", "It has none."))
    return Choice("?", right, wrong, multiple=True, scoring=scoring)


ALL, PARTIAL, MINUS = (_several(scoring) for scoring in Scoring)

CHOICES = (
    Case(PARTNER, Chosen((0,)), RIGHT, "right", 1.0),
    Case(PARTNER, Chosen((0, 0)), RIGHT, "right", 1.0),
    Case(PARTNER, Chosen((1,)), WRONG, "Ebay is wrong: Only in Europe.", 0.0),
    Case(PARTNER, Chosen((2,)), WRONG, "Otto is wrong", 0.0),
    Case(PARTNER, Chosen((0, 1)), WRONG, "one option was asked for, 2 were chosen", 0.0),
    Case(PARTNER, Chosen(()), WRONG, "nothing was answered", 0.0),
    Case(PARTNER, Chosen((7,)), WRONG, "this card has no such option", 0.0,
         note="logged with an older deck"),
    Case(PARTNER, Chosen((-1,)), WRONG, "this card has no such option", 0.0),
    Case(ALL, Chosen((0, 1)), RIGHT, "right", 1.0),
    Case(ALL, Chosen((1, 0)), RIGHT, "right", 1.0),
    Case(ALL, Chosen((0,)), WRONG, "1 of 2, missing Less stock; only all count", 0.0),
    Case(ALL, Chosen((0, 1, 2)), WRONG, "2 of 2, and Higher rent is wrong; only all count", 0.0),
    Case(PARTIAL, Chosen((0, 1)), RIGHT, "right", 1.0),
    Case(PARTIAL, Chosen((0,)), PARTLY, "1 of 2, missing Less stock", 0.5),
    Case(PARTIAL, Chosen((0, 2)), PARTLY, "1 of 2, missing Less stock, and Higher rent is wrong",
         1 / 3,
         note="the share of what was right or chosen, or choosing all would earn the full score"),
    Case(PARTIAL, Chosen((0, 1, 2, 3)), PARTLY,
         "2 of 2, and Higher rent and More shops are wrong", 0.5),
    Case(PARTIAL, Chosen((2,)), WRONG,
         "0 of 2, missing Faster turnover and Less stock, and Higher rent is wrong", 0.0),
    Case(MINUS, Chosen((0, 1)), RIGHT, "right", 1.0),
    Case(MINUS, Chosen((0,)), PARTLY, "1 of 2, missing Less stock", 0.5),
    Case(MINUS, Chosen((0, 2)), WRONG, "1 of 2, missing Less stock, and Higher rent is wrong", 0.0),
    Case(MINUS, Chosen((0, 1, 2)), PARTLY, "2 of 2, and Higher rent is wrong", 0.5),
    Case(MINUS, Chosen((2, 3)), WRONG, "0 of 2, missing Faster turnover and Less stock, "
         "and Higher rent and More shops are wrong", -1.0, note="never below -1"),
    Case(MINUS, Chosen((0, 9)), WRONG, "1 of 2, missing Less stock, and one that is gone is wrong",
         0.0, note="logged with an older deck"),
    Case(Claim("?", is_true=True), Judged(is_true=True), RIGHT, "right", 1.0),
    Case(Claim("?", is_true=False), Judged(is_true=False), RIGHT, "right", 1.0),
    Case(Claim("?", is_true=True), Judged(is_true=False), WRONG, "the claim is true", 0.0),
    Case(Claim("?", is_true=False), Judged(is_true=True), WRONG, "the claim is false", 0.0),
)  # fmt: skip

CARRIERS = Listing("?", ("Airtel", "Vodafone", "Idea"))
ANY_TWO = Listing("?", ("Airtel", "Vodafone", "Idea", "Aircel"), need=2)
IN_ORDER = Listing("?", ("plan", "build", "sell"), ordered=True)
NEAR = Listing("?", ("Redmi Note", "Redmi Notes Pro", "Redmi Nota"))

LISTS = (
    listed(CARRIERS, "Airtel|Vodafone|Idea", RIGHT, "right", 1.0),
    listed(CARRIERS, "idea|AIRTEL|vodafone", RIGHT, "right", 1.0),
    listed(CARRIERS, "Airtel|Idea", PARTLY, "2 of 3, missing Vodafone", 2 / 3),
    listed(CARRIERS, "Airtel", PARTLY, "1 of 3, missing Vodafone and Idea", 1 / 3),
    listed(CARRIERS, "Airtel|Airtel|airtel", PARTLY, "1 of 3, missing Vodafone and Idea", 1 / 3),
    listed(CARRIERS, "Airtel|Vodaphone|Idea", RIGHT,
            "right but for a typo: Vodaphone, expected Vodafone", 1.0,
            note="ph for f is one slip"),
    listed(CARRIERS, "Airtel|Vodafone|Vodafome|Idea", RIGHT, "right", 1.0,
            note="named twice, once with a typo: counted once"),
    listed(CARRIERS, "Airtel|Vodafone|Idea|Jio", PARTLY, "3 of 3, and Jio is not on the list",
            0.75, note="or listing all that comes to mind would be right"),
    listed(CARRIERS, "Airtel|Jio", PARTLY,
            "1 of 3, missing Vodafone and Idea, and Jio is not on the list", 0.25),
    listed(CARRIERS, "Jio", WRONG,
            "0 of 3, missing Airtel, Vodafone and Idea, and Jio is not on the list", 0.0),
    listed(CARRIERS, "|  |\u200b", WRONG, "nothing was answered", 0.0),
    listed(CARRIERS, "Airtel, Vodafone, Idea", WRONG,
            "0 of 3, missing Airtel, Vodafone and Idea, "
            "and Airtel, Vodafone, Idea is not on the list",
            0.0, note="parting a line is for the reading of what was typed"),
    listed(ANY_TWO, "Idea|Aircel", RIGHT, "right", 1.0),
    listed(ANY_TWO, "Idea|Aircel|Airtel", RIGHT, "right", 1.0),
    listed(ANY_TWO, "Idea", PARTLY, "1 of 2 that are needed", 0.5),
    listed(ANY_TWO, "Idea|Aircel|Jio", PARTLY,
            "2 of 2 that are needed, and Jio is not on the list",
            2 / 3),
    listed(ANY_TWO, "Airtal|Idea", RIGHT, "right but for a typo: Airtal, expected Airtel", 1.0),
    listed(ANY_TWO, "Aircel|Airtel", RIGHT, "right", 1.0,
            note="each is near the other, and exact"),
    listed(ANY_TWO, "Airtcel|Idea", PARTLY,
            "1 of 2 that are needed, and Airtcel is not on the list", 1 / 3,
            note="as near to Airtel as to Aircel, so a typo of neither"),
    listed(IN_ORDER, "plan|build|sell", RIGHT, "right", 1.0),
    listed(IN_ORDER, "build|plan|sell", PARTLY, "3 of 3, but only 2 in order", 2 / 3),
    listed(IN_ORDER, "plan|sell", PARTLY, "2 of 3, missing build", 2 / 3),
    listed(IN_ORDER, "sell|build|plan", PARTLY, "3 of 3, but only 1 in order", 1 / 3,
            note="they were recalled, so it is not nothing"),
    listed(NEAR, "Redmi Nota|Redmi Note|Redmi Notes Pro", RIGHT, "right", 1.0),
)  # fmt: skip

STEPS = Ordering("?", ("survey", "design", "make", "sell"))
PAIRS = Matching("?", (("Lei Jun", "founder"), ("MIUI", "system"), ("Mi Store", "shop")), ("car",))
SHARED = Matching("?", (("Airtel", "carrier"), ("Idea", "carrier"), ("Ebay", "shop")))
ESSAY = Essay("?", "It takes thin margins.", ("Margins", "Services", "Scale", "Loyalty"))
BARE_ESSAY = Essay("?", "It takes thin margins.")

ARRANGEMENTS = (
    Case(STEPS, Arranged((0, 1, 2, 3)), RIGHT, "right", 1.0),
    Case(STEPS, Arranged((1, 0, 2, 3)), PARTLY, "3 of 4 in order", 0.75),
    Case(STEPS, Arranged((3, 0, 1, 2)), PARTLY, "3 of 4 in order", 0.75),
    Case(STEPS, Arranged((1, 0, 3, 2)), PARTLY, "2 of 4 in order", 0.5),
    Case(STEPS, Arranged((3, 2, 1, 0)), WRONG, "none in order", 0.0,
         note="one step alone is in no order, so it earns nothing"),
    Case(STEPS, Arranged((0, 1)), PARTLY, "2 of 4 in order", 0.5),
    Case(STEPS, Arranged((0, 0, 1, 1, 2, 3)), RIGHT, "right", 1.0,
         note="a step named again adds nothing"),
    Case(STEPS, Arranged((0, 9, 1, -4, 2, 3)), PARTLY,
         "4 of 4 in order, and 2 that the card has not",
         2 / 3, note="logged with an older deck"),
    Case(STEPS, Arranged(()), WRONG, "nothing was answered", 0.0),
    Case(Ordering("?", ("survey", "sell")), Arranged((1, 0)), WRONG, "none in order", 0.0),
    Case(PAIRS, Paired((0, 1, 2)), RIGHT, "right", 1.0),
    Case(PAIRS, Paired((0, 2, 1)), PARTLY, "1 of 3, wrong for MIUI and Mi Store", 1 / 3),
    Case(PAIRS, Paired((0, 1, 3)), PARTLY, "2 of 3, wrong for Mi Store", 2 / 3),
    Case(PAIRS, Paired((0, None, 2)), PARTLY, "2 of 3, wrong for MIUI", 2 / 3),
    Case(PAIRS, Paired((0, 0, 0)), PARTLY, "1 of 3, wrong for MIUI and Mi Store", 1 / 3),
    Case(PAIRS, Paired((1, 0, 3)), WRONG, "0 of 3, wrong for Lei Jun, MIUI and Mi Store", 0.0),
    Case(PAIRS, Paired((None, None, None)), WRONG, "nothing was answered", 0.0),
    Case(PAIRS, Paired((0,)), PARTLY, "1 of 3, wrong for MIUI and Mi Store", 1 / 3),
    Case(PAIRS, Paired((0, 1, 2, 0)), RIGHT, "right", 1.0, note="logged with an older deck"),
    Case(PAIRS, Paired((0, 99, -1)), PARTLY, "1 of 3, wrong for MIUI and Mi Store", 1 / 3),
    Case(SHARED, Paired((1, 0, 2)), RIGHT, "right", 1.0,
         note="two right sides that read the same are the same"),
    Case(ESSAY, Written("It lives on services.", (0, 1, 2, 3)), RIGHT, "right", 1.0),
    Case(ESSAY, Written("It lives on services.", (0, 1, 2)), PARTLY,
         "3 of 4 points, missing Loyalty",
         0.75),
    Case(ESSAY, Written("It lives on services.", (1, 1, 1)), PARTLY,
         "1 of 4 points, missing Margins, Scale and Loyalty", 0.25),
    Case(ESSAY, Written("Who knows.", ()), WRONG,
         "0 of 4 points, missing Margins, Services, Scale and Loyalty", 0.0),
    Case(ESSAY, Written(" \u200b", (0, 1, 2, 3)), WRONG, "nothing was answered", 0.0,
         note="ticks without an answer are worth nothing"),
    Case(ESSAY, Written("All.", (0, 1, 2, 3, 9)), RIGHT, "right", 1.0),
    Case(BARE_ESSAY, Written("Thin margins.", (0,)), RIGHT, "right", 1.0,
         note="without a rubric there is one point: that it says what the model answer says"),
    Case(BARE_ESSAY, Written("Thin margins.", ()), WRONG,
         "0 of 1 point, missing It says what the model answer says", 0.0),
)  # fmt: skip

STRANGE = (
    Case(Claim("?", is_true=True), Typed(("true",)), WRONG,
         "answered when this was another kind of card",
         0.0, note="logged with an older deck"),
    Case(Basic("?", FOUNDER), Chosen((0,)), WRONG,
         "answered when this was another kind of card", 0.0),
    Case(Basic("?", FOUNDER), Typed(()), WRONG, "nothing was answered", 0.0),
    Case(Basic("?", FOUNDER), Typed((FOUNDER, "Steve Jobs")), RIGHT, "right", 1.0),
)  # fmt: skip

CASES = (*TEXTS, *CLOZES, *NUMBERS, *CHOICES, *LISTS, *ARRANGEMENTS, *STRANGE)
