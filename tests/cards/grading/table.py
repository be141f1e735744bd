"""What is each answer worth? The table that grading was written from, and is held to.

A row says what was asked, what was answered, the verdict with its explanation, and the score
where the verdict does not settle it. `note` stands where another verdict could be argued for,
and says what decided.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizzer.cards.card import BACKWARDS
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Content,
    Essay,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
    Scoring,
)
from quizzer.cards.grading.grade import Verdict
from quizzer.cards.quantity import Quantity, Tolerance
from quizzer.cards.response import (
    Arranged,
    Chosen,
    Judged,
    Paired,
    Recalled,
    Response,
    Typed,
    Written,
)

RIGHT, PARTLY, WRONG = Verdict.RIGHT, Verdict.PARTLY, Verdict.WRONG


@dataclass(frozen=True, slots=True)
class Case:
    """A row: `part` is that of the card."""

    content: Content
    response: Response
    verdict: Verdict
    why: str
    score: float
    note: str = ""
    part: str = ""


def _text(
    expected: str, typed: str, verdict: Verdict, why: str, *accept: str, note: str = ""
) -> Case:
    score = float(verdict is RIGHT)
    return Case(Basic("?", expected, accept), Typed((typed,)), verdict, why, score, note)


def _blank(text: str, part: str, typed: str, verdict: Verdict, why: str, *, note: str = "") -> Case:
    return Case(Cloze(text), Typed((typed,)), verdict, why, float(verdict is RIGHT), note, part)


def _blanks(
    text: str, typed: tuple[str, ...], verdict: Verdict, why: str, score: float, *, note: str = ""
) -> Case:
    return Case(Cloze(text, together=True), Typed(typed), verdict, why, score, note)


def _number(asked: str, typed: str, verdict: Verdict, why: str, *, note: str = "") -> Case:
    """`asked` is `quantity`, `quantity | tolerance` or `quantity | tolerance | unit`."""
    text, tolerance, unit, *_ = (*(part.strip() for part in asked.split("|")), "", "")
    quantity = Quantity.parse(text)
    allowed = None
    if ".." in tolerance:
        low, high = tolerance.split("..")
        allowed = Tolerance.between(low, high, quantity)
    elif tolerance:
        allowed = Tolerance.around(tolerance, quantity)
    content = Number("?", quantity, allowed, unit)
    return Case(content, Typed((typed,)), verdict, why, float(verdict is RIGHT), note)


def _listed(
    content: Listing, typed: str, verdict: Verdict, why: str, score: float, *, note: str = ""
) -> Case:
    """The members are typed with a bar between them."""
    return Case(content, Recalled(tuple(typed.split("|"))), verdict, why, score, note)


FOUNDER = "Lei Jun"
SHOP = "Flipkart"

TEXTS = (
    # As the author wrote it, give or take what nobody sees.
    _text(FOUNDER, "Lei Jun", RIGHT, "right"),
    _text(FOUNDER, "lei jun", RIGHT, "right"),
    _text(FOUNDER, "LEI JUN", RIGHT, "right"),
    _text(FOUNDER, "  Lei   Jun ", RIGHT, "right"),
    _text(FOUNDER, "Lei\u00a0Jun", RIGHT, "right"),
    _text(FOUNDER, "Lei\tJun", RIGHT, "right"),
    _text(FOUNDER, "Lei\u200b Jun\ufeff", RIGHT, "right"),
    _text(FOUNDER, "Lei Jun.", RIGHT, "right"),
    _text(FOUNDER, "“Lei Jun”", RIGHT, "right"),
    _text(FOUNDER, "**Lei Jun**", RIGHT, "right"),
    _text("**Lei Jun**", "Lei Jun", RIGHT, "right"),
    _text("the *hardware* margin", "the hardware margin", RIGHT, "right"),
    _text("`print()`", "print()", RIGHT, "right"),
    _text("$E = mc^2$", "E = mc^2", RIGHT, "right"),
    _text("$\\alpha$", "α", RIGHT, "right"),
    _text("[Mi Community](https://c.mi.com)", "Mi Community", RIGHT, "right"),
    _text("**Lei** Jun", "Steve Jobs", WRONG, "expected Lei Jun"),
    _text("E = mc²", "E = mc^2", RIGHT, "right"),
    _text("H₂O", "H2O", RIGHT, "right"),
    _text("ﬁnance", "finance", RIGHT, "right"),
    _text("café", "cafe\u0301", RIGHT, "right"),
    _text("Straße", "STRASSE", RIGHT, "right"),
    _text("users’ habits", "users' habits", RIGHT, "right"),
    _text("2010–2014", "2010-2014", RIGHT, "right"),
    _text("research & development", "research and development", RIGHT, "right"),
    _text("user behavior", "user behaviour", RIGHT, "right", note="British and American are one"),
    _text("data localisation", "data localization", RIGHT, "right"),
    # Alternatives.
    _text(FOUNDER, "Jun Lei", RIGHT, "right", "Jun Lei"),
    _text(FOUNDER, "Jun Lei", WRONG, "expected Lei Jun", note="words in another order are others"),
    _text(FOUNDER, "jun lie", WRONG, "close, but expected Lei Jun", "Jun Lei",
          note="in words of up to four letters every letter tells"),
    _text("Loyalty", "customer loyality", RIGHT,
          "right but for a typo: loyality, expected loyalty", "customer loyalty"),
    # An accent.
    _text("café", "cafe", RIGHT, "right but for an accent"),
    _text("resume", "résumé", RIGHT, "right but for an accent"),
    _text("Müller", "Muller", RIGHT, "right but for an accent"),
    _text("Müller", "Mueller", RIGHT, "right but for an accent"),
    _text("Łódź", "Lodz", RIGHT, "right but for an accent"),
    _text("Søren", "Soren", RIGHT, "right but for an accent"),
    _text("か", "が", WRONG, "expected か", note="where marks make another letter they count"),
    _text("कि", "क", WRONG, "expected कि"),
    # An article.
    _text("The Mi Community", "Mi Community", RIGHT, "right but for the article"),
    _text("Mi Community", "the Mi Community", RIGHT, "right but for the article"),
    _text("a sense of ownership", "the sense of ownership", RIGHT, "right but for the article"),
    _text("an ecosystem", "ecosystem", RIGHT, "right but for the article"),
    _text("la pomme", "pomme", RIGHT, "right but for the article",
          note="the deck may be about the gender; the article is named"),
    _text("la pomme", "le pomme", WRONG, "close, but expected la pomme",
          note="another article is another gender, which is what such a deck asks"),
    _text("der Tisch", "das Tisch", WRONG, "close, but expected der Tisch"),
    _text("Los Angeles", "Angeles", WRONG, "expected Los Angeles",
          note="with a capital it is part of a name"),
    _text("A", "a", RIGHT, "right"),
    _text("A", "the", WRONG, "expected A"),
    _text("The Who", "Who", RIGHT, "right but for the article"),
    _text("Its patent portfolio", "patent portfolio", RIGHT, "right but for whose it is"),
    _text("the users’ habits", "their users’ habits", RIGHT,
          "right but for the article and whose it is"),
    _text("its patents", "their patents", RIGHT, "right but for whose it is"),
    _text("my book", "your book", WRONG, "expected my book",
          note="where both say whose it is, that may be what is asked"),
    _text("his mother", "her mother", WRONG, "close, but expected his mother"),
    # Punctuation.
    _text("Limited, quickly sold", "Limited quickly sold", RIGHT, "right but for punctuation"),
    _text("U.S.", "US", RIGHT, "right but for punctuation"),
    _text("Yahoo!", "Yahoo", RIGHT, "right but for punctuation"),
    _text("What’s App", "Whats App", RIGHT, "right but for punctuation"),
    _text("C#", "C", WRONG, "expected C#", note="signs that carry meaning are no punctuation"),
    _text("C++", "C", WRONG, "expected C++"),
    _text("C", "C++", WRONG, "expected C"),
    _text("->", "->", RIGHT, "right", note="an answer of signs alone is right to the letter"),
    _text("...", "...", RIGHT, "right"),
    _text("- \u00a0-", "- -", RIGHT, "right", note="spaces aside"),
    _text("!", "?", WRONG, "nothing was answered"),
    # A space or hyphen.
    _text("price-sensitive", "price sensitive", RIGHT, "right but for a space or hyphen"),
    _text("smartphone", "smart phone", RIGHT, "right but for a space or hyphen"),
    _text("e-commerce", "ecommerce", RIGHT, "right but for a space or hyphen"),
    _text(FOUNDER, "LeiJun", RIGHT, "right but for a space or hyphen"),
    # A possessive, and one or many.
    _text("Xiaomi’s forum", "Xiaomi forum", RIGHT, "right but for the possessive"),
    _text("users’ habits", "user's habits", RIGHT, "right but for punctuation"),
    _text("suppliers", "supplier", RIGHT, "right but for singular or plural"),
    _text("Limited quantities", "limited quantity", RIGHT, "right but for singular or plural"),
    _text("analysis", "analysi", RIGHT, "right but for a typo: analysi, expected analysis",
          note="-is, -us and -ss end no plural, so it is a slip"),
    _text("Apple", "Aple", RIGHT, "right but for a typo: Aple, expected Apple"),
    # A typo, by length.
    _text(SHOP, "Flipcart", RIGHT, "right but for a typo: Flipcart, expected Flipkart"),
    _text(SHOP, "Filpkart", RIGHT, "right but for a typo: Filpkart, expected Flipkart"),
    _text(SHOP, "Flpkart", RIGHT, "right but for a typo: Flpkart, expected Flipkart"),
    _text(SHOP, "Flippkart", RIGHT, "right but for a typo: Flippkart, expected Flipkart"),
    _text(SHOP, "Fipcart", WRONG, "close, but expected Flipkart", note="two in eight letters"),
    _text(SHOP, "Glipkart", WRONG, "close, but expected Flipkart",
          note="a first letter is seldom mistyped, and often makes another word"),
    _text("Qualcomm", "Qualcom", RIGHT, "right but for a typo: Qualcom, expected Qualcomm"),
    _text("MIUI", "MIIU", WRONG, "close, but expected MIUI"),
    _text("Iran", "Iraq", WRONG, "close, but expected Iran"),
    _text("Brand recognition", "Brand recogniton", RIGHT,
          "right but for a typo: recogniton, expected recognition"),
    _text("Distribution networks", "Distribtion netwroks", RIGHT,
          "right but for 2 typos: Distribtion netwroks, expected Distribution networks"),
    _text("the ecosystem", "ecosytem", RIGHT,
          "right but for the article and a typo: ecosytem, expected ecosystem"),
    _text("entrepreneurship", "enterpreneurshp", RIGHT,
          "right but for a typo: enterpreneurshp, expected entrepreneurship"),
    _text("profitability", "profitibility", RIGHT,
          "right but for a typo: profitibility, expected profitability"),
    _text("retention", "rejection", WRONG, "close, but expected retention",
          note="two letters, neither near on the keyboard nor alike to the ear, make another word"),
    _text("patent", "parent", RIGHT, "right but for a typo: parent, expected patent",
          note="t lies beside r; only a dictionary could tell, and it would lack most names"),
    # Words that are near and mean something else.
    _text("5 million users", "5 billion users", WRONG, "close, but expected 5 million users"),
    _text("employer", "employee", WRONG, "close, but expected employer"),
    _text("macroeconomics", "microeconomics", WRONG, "close, but expected macroeconomics"),
    _text("increasing returns", "decreasing returns", WRONG,
          "close, but expected increasing returns"),
    _text("profitable", "unprofitable", WRONG, "close, but expected profitable"),
    _text("not profitable", "profitable", WRONG, "expected not profitable"),
    _text("it cannot scale", "it can scale", WRONG, "close, but expected it cannot scale"),
    _text("Australia", "Austria", WRONG, "close, but expected Australia"),
    _text("internal", "external", WRONG, "close, but expected internal"),
    _text("butane", "butene", WRONG, "close, but expected butane"),
    # Numbers in texts: never a typo.
    _text("2010", "2010", RIGHT, "right"),
    _text("2010", "2011", WRONG, "2011 is not 2010"),
    _text("2010", "2,010", RIGHT, "right"),
    _text("About 5 %", "5%", RIGHT, "right"),
    _text("5 %", "5 percent", RIGHT, "right"),
    _text("5 %", "five per cent", RIGHT, "right"),
    _text("5 %", "5", RIGHT, "right but for the per cent sign",
          note="the question tells that a percentage is wanted"),
    _text("5", "5 %", WRONG, "5 % is not 5"),
    _text("5 %", "0.05", WRONG, "0.05 is not 5 %"),
    _text("5 %", "6 %", WRONG, "6 % is not 5 %"),
    _text("$1 billion", "1 bn", RIGHT, "right"),
    _text("$1 billion", "1 billion dollars", RIGHT, "right"),
    _text("$1 billion", "€1 billion", WRONG, "€1 billion is not $1 billion"),
    _text("7 million", "7,000,000", RIGHT, "right"),
    _text("seven million", "7m", RIGHT, "right"),
    _text("Redmi Note 3", "Redmi Note 4", WRONG, "close, but expected Redmi Note 3"),
    _text("One", "1", RIGHT, "right"),
    _text("one", "two", WRONG, "two is not one"),
    _text("three reasons", "3 reasons", RIGHT, "right"),
    _text("in 2010", "in 2011", WRONG, "close, but expected in 2010"),
    _text("10²", "102", WRONG, "close, but expected 10²"),
    _text("10-20", "1020", WRONG, "close, but expected 10-20"),
    _text("-5 degrees", "5 degrees", WRONG, "close, but expected -5 degrees"),
    _text("COVID-19", "Covid 19", RIGHT, "right but for a space or hyphen"),
    _text("version 3.10", "version 3.1", WRONG, "close, but expected version 3.10"),
    _text("eighteenth", "eighteenth", RIGHT, "right"),
    _text("sixteenth", "sixtieth", WRONG, "close, but expected sixteenth"),
    # Signs that mean something.
    _text("x = -5", "x=-5", RIGHT, "right but for a space or hyphen"),
    _text("x=-5", "x=5", WRONG, "close, but expected x=-5"),
    _text("(-1, 2)", "(1, 2)", WRONG, "close, but expected (-1, 2)"),
    _text("y = -x", "y = x", WRONG, "close, but expected y = -x"),
    _text("O−", "o-", RIGHT, "right"),
    _text("O-", "O", WRONG, "expected O-", note="a blood group, a mark, an ion"),
    _text("A", "A-", WRONG, "expected A"),
    _text("Cl⁻", "Cl-", RIGHT, "right"),
    _text("Cl⁻", "cl-", RIGHT, "right"),
    _text("NO3-", "no3-", RIGHT, "right"),
    _text("Cl⁻", "Cl", WRONG, "expected Cl⁻"),
    _text("Na⁺", "Na+", RIGHT, "right"),
    _text("Ca²⁺", "Ca^2+", RIGHT, "right"),
    _text("pre-", "pre", RIGHT, "right but for a space or hyphen"),
    _text("10⁻³", "10^-3", RIGHT, "right"),
    _text("10⁻³", "10³", WRONG, "close, but expected 10⁻³"),
    _text("10²³", "10^23", RIGHT, "right"),
    _text("a ≠ b", "a = b", WRONG, "close, but expected a ≠ b"),
    _text("x ∈ A", "x ∉ A", WRONG, "close, but expected x ∈ A"),
    _text("Don’t panic", "dont panic", RIGHT, "right but for punctuation"),
    _text("It can scale", "it cant scale", WRONG, "close, but expected It can scale"),
    # What may be left out, and what may not.
    _text("Lei Jun (founder)", "Lei Jun", RIGHT, "right without (founder)"),
    _text("Lei Jun (founder)", "Lei Jun founder", RIGHT, "right but for punctuation"),
    _text("Flipkart (India)", "Flipcart", RIGHT,
          "right without (India) but for a typo: Flipcart, expected Flipkart"),
    _text("f(x)", "f", WRONG, "expected f(x)"),
    _text("profitable (not)", "profitable", WRONG, "expected profitable (not)"),
    _text("Flipkart; Amazon", "Flipkart", WRONG, "expected Flipkart; Amazon",
          note="whether one is enough only the author knows, who has `accept`"),
    _text("Flipkart or Amazon", "Amazon", WRONG, "expected Flipkart or Amazon"),
    _text(SHOP, "Flipkart or Amazon", WRONG, "expected Flipkart",
          note="who names two has not decided"),
    # Nothing.
    _text(FOUNDER, "", WRONG, "nothing was answered"),
    _text(FOUNDER, "   ", WRONG, "nothing was answered"),
    _text(FOUNDER, "\u200b\u2060", WRONG, "nothing was answered"),
    _text(FOUNDER, "\u00a0\u2800", WRONG, "nothing was answered"),
    _text(FOUNDER, "\u0301", WRONG, "nothing was answered"),
    _text(FOUNDER, "?!.", WRONG, "nothing was answered"),
    _text(FOUNDER, "\U000e0041\ufe0f", WRONG, "nothing was answered"),
    # The other way round.
    Case(Basic("Lei Jun", "The founder", ("the first head",), reverse=True), Typed(("lei jun",)),
         RIGHT, "right", 1.0, part=BACKWARDS),
    Case(Basic("Lei Jun", "The founder", ("the first head",), reverse=True),
         Typed(("the first head",)), WRONG, "expected Lei Jun", 0.0, part=BACKWARDS),
)  # fmt: skip

PROFIT = "Margins are {{5 %}} and profit comes from {{services}}."
SHOPS = "It sold through {{Flipkart}}, not through {{Flipkort}}."

CLOZES = (
    _blank(PROFIT, "1", "5%", RIGHT, "right"),
    _blank(PROFIT, "1", "five percent", RIGHT, "right"),
    _blank(PROFIT, "1", "4 %", WRONG, "4 % is not 5 %"),
    _blank(PROFIT, "2", "Services", RIGHT, "right"),
    _blank(PROFIT, "2", "the services", RIGHT, "right but for the article"),
    _blank(PROFIT, "2", "servises", RIGHT, "right but for a typo: servises, expected services"),
    _blank(PROFIT, "2", "5 %", WRONG, "expected services"),
    _blank(PROFIT, "2", "", WRONG, "nothing was answered"),
    _blank(SHOPS, "1", "Flipkart", RIGHT, "right"),
    _blank(SHOPS, "1", "Flipkort", WRONG, "close, but expected Flipkart",
           note="it is exactly what the other blank expects, so it is no typo"),
    _blank(SHOPS, "1", "Flipkert", WRONG, "close, but expected Flipkart",
           note="no nearer to the one than to the other"),
    _blank("It is {{MIUI::which system?}}.", "1", "miui", RIGHT, "right"),
    _blanks(PROFIT, ("5 %", "services"), RIGHT, "right", 1.0),
    _blanks(PROFIT, ("5 %", "servces"), RIGHT,
            "right but for a typo: servces, expected services", 1.0),
    _blanks(PROFIT, ("5 %", "phones"), PARTLY, "1 of 2, missing services", 0.5),
    _blanks(PROFIT, ("5 %",), PARTLY, "1 of 2, missing services", 0.5),
    _blanks(PROFIT, ("services", "5 %"), WRONG, "0 of 2, missing 5 % and services", 0.0,
            note="each in the other’s place; said of each part"),
    _blanks(PROFIT, ("", ""), WRONG, "nothing was answered", 0.0),
    _blanks(PROFIT, ("5 %", "services", "phones"), PARTLY,
            "2 of 2, and phones, which nobody asked for", 2 / 3,
            note="only a log of an older deck can hold it"),
)  # fmt: skip

PHONES = "7.19 million | 5%"

NUMBERS = (
    # Equal, however it is written.
    _number("7.19 million", "7.19 million", RIGHT, "right"),
    _number("7.19 million", "7190000", RIGHT, "right"),
    _number("7.19 million", "7,190,000", RIGHT, "right"),
    _number("7.19 million", "7 190 000", RIGHT, "right"),
    _number("7.19 million", "7\u00a0190\u00a0000", RIGHT, "right"),
    _number("7.19 million", "7'190'000", RIGHT, "right"),
    _number("7.19 million", "7’190’000", RIGHT, "right"),
    _number("7.19 million", "7_190_000", RIGHT, "right"),
    _number("7.19 million", "7.190.000", RIGHT, "right"),
    _number("7.19 million", "7,19 million", RIGHT, "right"),
    _number("7.19 million", "7.19m", RIGHT, "right"),
    _number("7.19 million", "7.19 Mn", RIGHT, "right"),
    _number("7.19 million", "0.00719 bn", RIGHT, "right"),
    _number("7.19 million", "71.9 lakh", RIGHT, "right"),
    _number("7.19 million", "71,90,000", RIGHT, "right"),
    _number("7.19 million", "7190 thousand", RIGHT, "right"),
    _number("7.19 million", "7190k", RIGHT, "right"),
    _number("7.19 million", "7.19e6", RIGHT, "right"),
    _number("7.19 million", "7.19 × 10^6", RIGHT, "right"),
    _number("7.19 million", "7.19 x 10⁶", RIGHT, "right"),
    _number("7.19 million", "about 7.19 million", RIGHT, "right"),
    _number("7.19 million", "~7.19 million", RIGHT, "right"),
    _number("7.19 million", "ca. 7.19 million", RIGHT, "right"),
    _number("7 million", "seven million", RIGHT, "right"),
    _number("25", "twenty-five", RIGHT, "right"),
    _number("1", "one", RIGHT, "right"),
    _number("0.5", "½", RIGHT, "right"),
    _number("7.5", "7½", RIGHT, "right"),
    _number("0.75", "3/4", RIGHT, "right"),
    _number("2.5 billion", "2 1/2 billion", RIGHT, "right"),
    _number("1,234.5", "1.234,5", RIGHT, "right"),
    _number("20 million", "2 crore", RIGHT, "right"),
    _number("2010", "2,010", RIGHT, "right"),
    _number("2010", "２０１０", RIGHT, "right"),
    _number("2010", "٢٠١٠", RIGHT, "right"),
    _number("-5", "−5", RIGHT, "right"),
    _number("-5", "minus 5", RIGHT, "right"),
    _number("-5", "5", WRONG, "the sign is wrong: expected -5"),
    # One mark that may mean thousands or decimals.
    _number("1234", "1,234", RIGHT, "right"),
    _number("1.234", "1.234", RIGHT, "right"),
    _number("7.19", "7,19", RIGHT, "right"),
    _number("1.234", "1,234", RIGHT, "right, with 1,234 read as 1.234",
            note="a comma before three digits parts thousands unless only the other fits"),
    _number("1234", "1.234", RIGHT, "right, with 1.234 read as 1234"),
    _number("1.234 billion", "1,234 million", RIGHT, "right"),
    _number("1.234 million", "1,234 million", WRONG,
            "1,234 million is off by the scale: expected 1.234 million",
            note="with a scale word the other reading would forgive a wrong scale"),
    _number("0.123", "0,123", RIGHT, "right"),
    # Near enough, or not.
    _number(PHONES, "7.1 million", RIGHT, "7.1 million is within 5 % of 7.19 million"),
    _number(PHONES, "7.2m", RIGHT, "7.2m is within 5 % of 7.19 million"),
    _number(PHONES, "12 million", WRONG, "12 million is not within 5 % of 7.19 million"),
    _number(PHONES, "7.1", WRONG, "7.1 is off by the scale: expected 7.19 million"),
    _number(PHONES, "7.1 billion", WRONG, "7.1 billion is off by the scale: expected 7.19 million"),
    _number(PHONES, "719,000", WRONG, "719,000 is off by a factor of 10: expected 7.19 million"),
    _number("7.19 million", "7.2 million", WRONG, "7.2 million is not 7.19 million",
            note="rounding is the author’s to allow, by `tol`"),
    _number("7.19 million | 0.1", "7.28 million", RIGHT,
            "7.28 million is within 0.1 of 7.19 million"),
    _number("7.19 million | 0.1", "7.3 million", WRONG,
            "7.3 million is not within 0.1 of 7.19 million"),
    _number("7.19 million | 7 .. 7.3", "7 million", RIGHT,
            "7 million is between 7 and 7.3, around 7.19 million"),
    _number("7.19 million | 7 .. 7.3", "7.4 million", WRONG,
            "7.4 million is not between 7 and 7.3, around 7.19 million"),
    _number("100 | 10%", "110", RIGHT, "110 is within 10 % of 100"),
    _number("100 | 10%", "110.01", WRONG, "110.01 is not within 10 % of 100"),
    _number("2010", "2011", WRONG, "2011 is not 2010"),
    _number("0", "0", RIGHT, "right"),
    _number("0", "1", WRONG, "1 is not 0"),
    # A range.
    _number(PHONES, "7-7.3 million", RIGHT, "all of 7-7.3 million is within 5 % of 7.19 million"),
    _number(PHONES, "7 to 7.3 million", RIGHT,
            "all of 7 to 7.3 million is within 5 % of 7.19 million"),
    _number(PHONES, "between 7 and 7.3 million", RIGHT,
            "all of between 7 and 7.3 million is within 5 % of 7.19 million"),
    _number(PHONES, "7-8 million", WRONG,
            "not all of 7-8 million is within 5 % of 7.19 million"),
    _number("7.19 million", "7-8 million", WRONG, "7-8 million is a range: expected 7.19 million"),
    _number("5 % | 4 .. 6", "4–6 %", RIGHT, "all of 4–6 % is between 4 and 6, around 5 %"),
    _number(PHONES, "more than 7 million", WRONG,
            "more than 7 million is no single number: expected 7.19 million",
            note="true of 70 million too"),
    _number(PHONES, "> 7 million", WRONG, "> 7 million is no single number: expected 7.19 million"),
    # Units.
    _number("7.19 million | 5% | phones", "7.19 million phones", RIGHT, "right"),
    _number("7.19 million | 5% | phones", "7.19 million", RIGHT, "right"),
    _number("7.19 million | 5% | phones", "7.19 million phone", RIGHT, "right"),
    _number("7.19 million | 5% | phones", "7.19 million users", RIGHT,
            "right, but the unit is phones, not users",
            note="the number was asked for, and units have synonyms that we do not know"),
    _number("7.19 million", "7.19 million phones", RIGHT, "right"),
    _number("5 | | km", "5 km", RIGHT, "right"),
    _number("5 | | km", "5 kilometres", RIGHT, "right"),
    _number("5 | | km", "5 miles", WRONG, "the unit is wrong: 5 miles, expected 5 km"),
    _number("5 | | km", "5 m", WRONG, "the unit is wrong: 5 m, expected 5 km",
            note="beside a length `m` is metres, not a million"),
    _number("828 | | m", "828 m", RIGHT, "right"),
    _number("3 | | years", "3 months", WRONG, "the unit is wrong: 3 months, expected 3 years"),
    _number("1 billion | | $", "$1 billion", RIGHT, "right"),
    _number("1 billion | | USD", "1 billion dollars", RIGHT, "right"),
    _number("1 billion | | USD", "€1 billion", WRONG,
            "the unit is wrong: €1 billion, expected 1 billion USD"),
    _number("1 billion", "$1 billion", RIGHT, "right"),
    _number("1 billion | | USD", "USD 1 billion", RIGHT, "right"),
    _number("500 | | $", "Rs. 500", WRONG, "the unit is wrong: Rs. 500, expected 500 $"),
    _number("7.19 million | 5% | phones", "7.19 million phones sold", RIGHT, "right"),
    _number("2010", "in 2010", RIGHT, "right"),
    _number("9.81 | 0.05 | m/s²", "9.8 m/s^2", RIGHT, "9.8 m/s^2 is within 0.05 of 9.81 m/s²",
            note="beside a speed or an area, too, `m` is metres"),
    _number("9.81 | 0.05 | m/s²", "9.8 km/s²", WRONG,
            "the unit is wrong: 9.8 km/s², expected 9.81 m/s²"),
    _number("70 | | m²", "70.0 m2", RIGHT, "right"),
    _number("70 | | m²", "70 km²", WRONG, "the unit is wrong: 70 km², expected 70 m²"),
    _number("90 | | km/h", "90 km per hour", RIGHT, "right"),
    # What follows a number and makes another of it.
    _number("7", "7 or 8", WRONG, "no number can be read in 7 or 8: expected 7"),
    _number("7", "7 or so", RIGHT, "right"),
    _number("7", "7 or more", WRONG, "no number can be read in 7 or more: expected 7"),
    _number("7", "7 to 8", WRONG, "7 to 8 is a range: expected 7"),
    _number("7 | 7 .. 7.3", "7 to 9", WRONG, "not all of 7 to 9 is between 7 and 7.3, around 7"),
    _number("7", "$7 or $8", WRONG, "no number can be read in $7 or $8: expected 7"),
    _number("7", "7 x 8", WRONG, "no number can be read in 7 x 8: expected 7"),
    _number("7 % | 6 .. 7.5", "7 % to 9 %", WRONG,
            "not all of 7 % to 9 % is between 6 and 7.5, around 7 %"),
    _number("7 %", "7 % or 8 %", WRONG, "no number can be read in 7 % or 8 %: expected 7 %"),
    _number("7 %", "7 % of sales", RIGHT, "right"),
    _number("2", "two and a half", WRONG, "no number can be read in two and a half: expected 2"),
    _number("2", "two thirds", WRONG, "no number can be read in two thirds: expected 2"),
    _number("2", "two point five", WRONG, "no number can be read in two point five: expected 2"),
    _number("2", "two/three", WRONG, "no number can be read in two/three: expected 2"),
    _number("2", "two dozen", WRONG, "two dozen is not 2"),
    _number("24", "two dozen", RIGHT, "right"),
    _number("3 billion", "3 milliard", RIGHT, "right"),
    # Per cent.
    _number("5 %", "5 %", RIGHT, "right"),
    _number("5 %", "5%", RIGHT, "right"),
    _number("5 %", "5 percent", RIGHT, "right"),
    _number("5 %", "five per cent", RIGHT, "right"),
    _number("5 %", "5", RIGHT, "right", note="the question tells that a percentage is wanted"),
    _number("5 %", "0.05", WRONG, "0.05 is 5 % as a share: give it in per cent"),
    _number("5", "5 %", WRONG, "5 % is a percentage: expected 5"),
    _number("5 | | %", "5 %", RIGHT, "right"),
    _number("5 | | %", "5", RIGHT, "right"),
    _number("5 %", "$5", WRONG, "the unit is wrong: $5, expected 5 %"),
    # What is no number.
    _number(PHONES, "lots", WRONG, "no number can be read in lots: expected 7.19 million"),
    _number(PHONES, "7.19.3", WRONG, "no number can be read in 7.19.3: expected 7.19 million"),
    _number(PHONES, "7 or 8 or 9", WRONG,
            "no number can be read in 7 or 8 or 9: expected 7.19 million"),
    _number(PHONES, "1e999999999", WRONG,
            "no number can be read in 1e999999999: expected 7.19 million"),
    _number(PHONES, "1/0", WRONG, "no number can be read in 1/0: expected 7.19 million"),
    _number(PHONES, "", WRONG, "nothing was answered"),
    _number(PHONES, "\u2800", WRONG, "nothing was answered"),
    _number("0", "-", WRONG, "nothing was answered"),
)  # fmt: skip

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
    _listed(CARRIERS, "Airtel|Vodafone|Idea", RIGHT, "right", 1.0),
    _listed(CARRIERS, "idea|AIRTEL|vodafone", RIGHT, "right", 1.0),
    _listed(CARRIERS, "Airtel|Idea", PARTLY, "2 of 3, missing Vodafone", 2 / 3),
    _listed(CARRIERS, "Airtel", PARTLY, "1 of 3, missing Vodafone and Idea", 1 / 3),
    _listed(CARRIERS, "Airtel|Airtel|airtel", PARTLY, "1 of 3, missing Vodafone and Idea", 1 / 3),
    _listed(CARRIERS, "Airtel|Vodaphone|Idea", RIGHT,
            "right but for a typo: Vodaphone, expected Vodafone", 1.0,
            note="ph for f is one slip"),
    _listed(CARRIERS, "Airtel|Vodafone|Vodafome|Idea", RIGHT, "right", 1.0,
            note="named twice, once with a typo: counted once"),
    _listed(CARRIERS, "Airtel|Vodafone|Idea|Jio", PARTLY, "3 of 3, and Jio is not on the list",
            0.75, note="or listing all that comes to mind would be right"),
    _listed(CARRIERS, "Airtel|Jio", PARTLY,
            "1 of 3, missing Vodafone and Idea, and Jio is not on the list", 0.25),
    _listed(CARRIERS, "Jio", WRONG,
            "0 of 3, missing Airtel, Vodafone and Idea, and Jio is not on the list", 0.0),
    _listed(CARRIERS, "|  |\u200b", WRONG, "nothing was answered", 0.0),
    _listed(CARRIERS, "Airtel, Vodafone, Idea", WRONG,
            "0 of 3, missing Airtel, Vodafone and Idea, "
            "and Airtel, Vodafone, Idea is not on the list",
            0.0, note="parting a line is for the reading of what was typed"),
    _listed(ANY_TWO, "Idea|Aircel", RIGHT, "right", 1.0),
    _listed(ANY_TWO, "Idea|Aircel|Airtel", RIGHT, "right", 1.0),
    _listed(ANY_TWO, "Idea", PARTLY, "1 of 2 that are needed", 0.5),
    _listed(ANY_TWO, "Idea|Aircel|Jio", PARTLY,
            "2 of 2 that are needed, and Jio is not on the list",
            2 / 3),
    _listed(ANY_TWO, "Airtal|Idea", RIGHT, "right but for a typo: Airtal, expected Airtel", 1.0),
    _listed(ANY_TWO, "Aircel|Airtel", RIGHT, "right", 1.0,
            note="each is near the other, and exact"),
    _listed(ANY_TWO, "Airtcel|Idea", PARTLY,
            "1 of 2 that are needed, and Airtcel is not on the list", 1 / 3,
            note="as near to Airtel as to Aircel, so a typo of neither"),
    _listed(IN_ORDER, "plan|build|sell", RIGHT, "right", 1.0),
    _listed(IN_ORDER, "build|plan|sell", PARTLY, "3 of 3, but only 2 in order", 2 / 3),
    _listed(IN_ORDER, "plan|sell", PARTLY, "2 of 3, missing build", 2 / 3),
    _listed(IN_ORDER, "sell|build|plan", PARTLY, "3 of 3, but only 1 in order", 1 / 3,
            note="they were recalled, so it is not nothing"),
    _listed(NEAR, "Redmi Nota|Redmi Note|Redmi Notes Pro", RIGHT, "right", 1.0),
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
