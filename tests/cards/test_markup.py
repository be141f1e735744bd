"""Is what an author meant as text left alone, and what they marked understood?"""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.cards.blocks import Block, Code, Heading, Items, Quote, Rule, Table
from quizzer.cards.clean import clean
from quizzer.cards.markup import inline, is_plain, parse
from quizzer.cards.spans import Marks, Paragraph, Span
from quizzer.cards.spoken import flat, printed, spoken

TEXT_OF_ONE_LINE = [
    "[…] was founded in [when?]",
    "In […] (2010), [who?](2010) founded it",
    "[…](3.5 %)",
    "arr[i]",
    "arr[i](x)",
    "2 * 3 * 4",
    "2*3*4",
    "(a)*(b)*(c)",
    "5 * 3",
    "5* hotel, 4* hotel",
    "*nix and *BSD",
    "f(*args, **kwargs)",
    "2 ** 3 ** 4",
    "snake_case_name",
    "_private_name and other_name",
    "__init__",
    "_____ is the capital of _____",
    "#1",
    "# 1",
    "## two",
    "1. FC Köln",
    "1) first",
    "1986. A great year",
    "> 5 %",
    ">= 5 %",
    "- 5 %",
    "-",
    "+ 3 %",
    "* star",
    "---",
    "***",
    "| a | b |",
    "~~~",
    "<b>bold</b>",
    "<!-- note -->",
    "<https://example.org>",
    "R&D and AT&T",
    "$5",
    "$5 and $6",
    "$5-$6",
    "costs $5 or 6$",
    "US$5 and US$6",
    "between $5m and $10m",
    "$$$ restaurants and $$ diners",
    "$",
    "$ 5 $",
    r"C:\new\table",
    r"\\server\share",
    r"\d+\.\d+",
    "a\\",
    "[@click=app.quit]x[/]",
    "[/]",
    "[x](javascript:alert(1))",
    "[x](file:///etc/passwd)",
    "[x](https://a.example/\u202egnp)",
    "![wow](2010)",
    "“it’s” -- 'so' (c) ...",
    "a   b",
    "",
]

TEXT_OF_SEVERAL_LINES = [
    "> 5 %\n\nof the sales",
    ">= 5\nor more",
    "+ 3 %\n+ 4 %",
    "Sales fell\n- 5 %",
    "Title\n===\ntext",
    "[foo]: https://example.org\n[foo]",
    "____\nis the capital",
    "<div>\ntext\n</div>",
    "1  4 %\n2  5 %",
    "a\n\n\nb",
    "if x:\n    y = a * b\n\n\n    z  =  snake_ * 2",
]


def words_of(block: Block) -> str:
    assert isinstance(block, Paragraph)
    assert all(span.marks is Marks.NONE for span in block.spans)
    return "".join(span.text for span in block.spans)


@pytest.mark.parametrize("text", TEXT_OF_ONE_LINE)
def test_an_answer_of_one_line_stays_what_it_is(text: str) -> None:
    [block] = parse(text)
    assert words_of(block) == clean(text)
    assert flat(text) == " ".join(clean(text).split())
    assert spoken(text) == clean(text)


@pytest.mark.parametrize("text", TEXT_OF_SEVERAL_LINES)
def test_text_of_several_lines_that_only_begins_like_a_block_stays_text(text: str) -> None:
    said = [("\n" if block.is_apart else "") + words_of(block) for block in parse(text)]
    assert "\n".join(said) == text


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("**Lei Jun**", [Span("Lei Jun", Marks.STRONG)]),
        ("*so* it _is_", [Span("so", Marks.EMPHASIS), Span(" it "), Span("is", Marks.EMPHASIS)]),
        ("***both***", [Span("both", Marks.EMPHASIS | Marks.STRONG)]),
        ("__two words__", [Span("two words", Marks.STRONG)]),
        ("**小米**公司", [Span("小米", Marks.STRONG), Span("公司")]),
        ("`a*b*c`", [Span("a*b*c", Marks.CODE)]),
        ("`arr[i]` of `__init__`", [
            Span("arr[i]", Marks.CODE), Span(" of "), Span("__init__", Marks.CODE)]),
        ("[Mi](https://mi.com)!", [Span("Mi", Marks.LINK, "https://mi.com"), Span("!")]),
        ("![a *b*](img/a.png)", [Span("a b", Marks.IMAGE, "img/a.png")]),
        ("![](a.png)", [Span("", Marks.IMAGE, "a.png")]),
        (r"\*no\* \$5\$ \`c\`", [Span("*no* $5$ `c`")]),
        ("&lt;b&gt; &amp; &eacute;", [Span("<b> & é")]),
        ("$x^2$ costs $5", [Span("x²", Marks.MATHS), Span(" costs $5")]),
        (r"$\unknown{x}$", [Span(r"$\unknown{x}$", Marks.MATHS)]),
        (r"$$\frac{a}{b}$$", [Span("a/b", Marks.MATHS)]),
        ("$a*b*c$ and $n$", [Span("a*b*c", Marks.MATHS), Span(" and "), Span("n", Marks.MATHS)]),
        ("**a $x_i$ b**", [
            Span("a ", Marks.STRONG), Span("xᵢ", Marks.STRONG | Marks.MATHS),
            Span(" b", Marks.STRONG)]),
    ],
)  # fmt: skip
def test_marks_within_a_line_are_understood(text: str, spans: list[Span]) -> None:
    assert list(inline(text)) == spans
    assert parse(text) == (Paragraph(tuple(spans)),)


def plain(text: str, *, is_apart: bool = False) -> Paragraph:
    return Paragraph((Span(text),), is_apart)


def test_blocks_are_understood_and_keep_the_author_s_empty_lines() -> None:
    text = (
        "# Head\ntext\nmore\n```py\nx = 1*2*3\n\n    y\n```\nend\n\n"
        "| a | b |\n|---|--:|\n| *x* | `a\\|b` |\n| y |\n\n---\n> said\n> so\n"
    )
    x, code = Span("x", Marks.EMPHASIS), Span("a|b", Marks.CODE)
    assert parse(text) == (
        Heading(1, (Span("Head"),)),
        plain("text\nmore"),
        Code("x = 1*2*3\n\n    y", "py"),
        plain("end"),
        Table(
            ((Span("a"),), (Span("b"),)),
            (((x,), (code,)), ((Span("y"),), ())),
            (False, True),
            is_apart=True,
        ),
        Rule(is_apart=True),
        Quote((plain("said\nso"),)),
    )


def test_lists_keep_their_numbers_and_what_is_in_them() -> None:
    text = "Q:\n- a\n- b\n  c\n\n  1. x\n  3. y\n- c"
    inner = Items(((plain("x"),), (plain("y"),)), ("1.", "3."), is_apart=True)
    items = Items(((plain("a"),), (plain("b\nc"), inner), (plain("c"),)), ("•", "•", "•"))
    assert parse(text) == (plain("Q:"), items)


def test_an_item_of_one_line_holds_no_other_block() -> None:
    members = ("# 1", "1. FC Köln", "> 5", "- x", "+ y", "```", "| a |")
    text = "\n".join(f"- {member}" for member in members)
    [items] = parse(text)
    assert isinstance(items, Items)
    assert [words_of(block) for [block] in items.items] == list(members)
    numbered = "\n".join(f"{n}. {member}" for n, member in enumerate(members, 1))
    [items] = parse(numbered)
    assert isinstance(items, Items)
    assert [words_of(block) for [block] in items.items] == list(members)


@pytest.mark.parametrize("lead", ["> ", "- "])
def test_what_is_nested_too_deep_is_shown_as_it_was_written(lead: str) -> None:
    text = "\n".join(f"{'  ' * n if lead == '- ' else lead * n}{lead}line{n}" for n in range(30))
    said = spoken(text)
    assert [f"line{n}" in said for n in range(30)] == [True] * 30


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["*", "[", ">", "$", "`", "_", "![", "](", "\\", "&", "**a", "*a ", "[a](", "<", "|", "- ",
     "1. ", "# ", "$a", "a*b", "$\\frac", "__a", "$$a", "~", "&#27;"],
)  # fmt: skip
@pytest.mark.parametrize("shape", ["{0}", "x\n{0}", "```\n{0}", "|a|\n|-|\n|{0}"])
def test_no_flood_of_marks_is_lost_or_raises(piece: str, shape: str) -> None:
    size = 64 * 1024
    said = flat(shape.format((piece * size)[: size - 100]))
    assert said or piece == "# "


@given(st.text(st.sampled_from("*_`[]()!$\\#>-+|&;<~{}^ \n a1.é小\x1b\u202e"), max_size=80))
@settings(max_examples=examples(300))
def test_any_text_can_be_read_and_nothing_unclean_comes_out(text: str) -> None:
    for said in (spoken(text), flat(text), printed(text)):
        assert clean(said) == said
    assert "\n" not in flat(text)


@given(st.text(st.sampled_from("abc é小.,!?()\n '\"%/5"), max_size=60))
def test_text_without_marks_is_one_paragraph_as_it_was_written(text: str) -> None:
    assert parse(text) == (Paragraph((Span(text.strip("\n")),)),)


@pytest.mark.parametrize(
    "text", ["&#27;[2J", "&#x202e;x", "&#155;x", "`\x1b[2J`", "![a](\x07.png)"]
)
def test_what_an_entity_decodes_to_is_cleaned(text: str) -> None:
    spans = inline(text)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set("".join(s.text + s.target for s in spans))


def test_nothing_is_imported_for_text_without_marks() -> None:
    code = (
        "import sys\n"
        "from quizzer.cards.spoken import flat, spoken\n"
        "for text in ('Who founded it?', '$5 and more', '1. FC Köln', 'arr[i]', 'a\\n\\nb'):\n"
        "    assert flat(text) and spoken(text)\n"
        "assert not {'markdown_it', 'unicodeit', 'quizzer.cards.blocks'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    assert is_plain("Who founded it?")


def test_a_screen_reader_hears_what_a_text_consists_of() -> None:
    text = (
        "# Margins\nSee **this** ![the chart](img/c.png):\n- one\n- two\n  1. a\n  2. b\n\n"
        "```py\nx = 1\n```\n\n| Year | Sales |\n|---|---|\n| 2014 | $x^2$ |\n"
        "| 2015 | *2* |\n\n> said \\\n> so"
    )
    assert spoken(text).split("\n") == [
        "Margins",
        "See this Image: the chart:",
        "- one",
        "- two",
        "  1. a",
        "  2. b",
        "",
        "Code:",
        "x = 1",
        "End of code.",
        "",
        "Year: 2014",
        "Sales: x²",
        "",
        "Year: 2015",
        "Sales: 2",
        "",
        "Quote:",
        "said",
        "so",
        "End of quote.",
    ]
    assert flat("Which?\n\n```py\nx = **1**\n```\n> *a*\n> b") == "Which? x = **1** a b"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# 1", r"\# 1"),
        ("#1", "#1"),
        ("1. FC Köln", r"1\. FC Köln"),
        ("> 5 %", r"\> 5 %"),
        ("- 5", r"\- 5"),
        ("-5", "-5"),
        ("2*3*4", r"2\*3\*4"),
        ("<b> of snake_case, _____", r"\<b> of snake_case, \_\_\_\_\_"),
        ("arr[i](x)", r"arr[i\](x)"),
        ("* star", r"\* star"),
        ("`<b>` and *so*", "`<b>` and *so*"),
        ("- a\n- <b>", "- a\n- <b>"),
        ("**a** about 5. then", "**a** about 5. then"),
        ("- a\n- b", "- a\n- b"),
    ],
)
def test_a_lone_line_stays_text_in_a_markdown_document(text: str, markdown: str) -> None:
    assert printed(text) == markdown
