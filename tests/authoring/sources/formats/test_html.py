"""Does a web page read as it is seen, without what stands around its text?"""

from __future__ import annotations

from quizzer.authoring.sources.blocks import BlockKind
from quizzer.authoring.sources.documents import Document, parse_document

PAGE = """
<!DOCTYPE html><html><head><title>A page</title><style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<h1>The <b>Lighthouse</b></h1>
<p>A <b>bold claim:</b> it was <i>lit</i> in&nbsp;1871.<sup><a href="#1">[1]</a></sup>
The tower is 30 m<sup>2</sup> wide.<!-- a comment --></p>
<ul><li>Oil<ul><li>of whales</li></ul></li><li>Gas</li></ul>
<ol start="3"><li><p>Third</p></li><li>Fourth</li></ol>
<blockquote><p>It shines.</p></blockquote>
<table><tr><th>Year</th><th>Ships</th></tr><tr><td>1871</td><td>12|3</td></tr></table>
<pre>on
  off</pre>
<dl><dt>Buoy</dt><dd>A float that marks a way.</dd></dl>
<p># no heading, and &lt;div hidden&gt; is text</p>
<p>One line

<br>goes on.<br>
<br>Another

begins.</p>
<table><tr><td><h2>Laid Out</h2><p>By a table.</p></td></tr></table>
<ul><li><a href="/1">One link</a></li><li><a href="/2">Two</a></li><li><a href="/3">x</a></li></ul>
<footer><p>Who made it</p></footer><script>alert("x")</script></body></html>
"""

HIDDEN = """
<p>Seen.</p><p hidden>a</p><p style="display: none">b</p>
<div style="VISIBILITY:hidden"><p>c</p></div>
<p><span style="font-size:0">d</span></p><template><p>e</p></template><noscript>f</noscript>
<p style="opacity: 0;">g</p><p style="position:absolute; left:-9999px">i</p>
<!-- h --><p>Also seen<span hidden> not</span>.</p>
<p style="opacity: 0.9">Seen as well.</p>
"""


def read(page: str) -> Document:
    return parse_document(page.encode(), "light.html")


def test_a_page_has_the_lines_of_its_blocks() -> None:
    assert read(PAGE).lines == (
        "# The Lighthouse",
        "",
        "A **bold claim:** it was lit in 1871. The tower is 30 m² wide.",
        "",
        "- Oil",
        "  - of whales",
        "- Gas",
        "",
        "3. Third",
        "4. Fourth",
        "",
        "> It shines.",
        "",
        "| Year | Ships |",
        "| --- | --- |",
        "| 1871 | 12\\|3 |",
        "",
        "```",
        "on",
        "  off",
        "```",
        "",
        "**Buoy:** A float that marks a way.",
        "",
        "\\# no heading, and <div hidden> is text",
        "",
        "One line goes on.",
        "",
        "Another begins.",
        "",
        "## Laid Out",
        "",
        "By a table.",
    )


def test_its_quotes_tables_and_code_are_known_as_such() -> None:
    kinds = [block.kind for block in read(PAGE).blocks]
    assert {BlockKind.QUOTE, BlockKind.TABLE, BlockKind.CODE} < set(kinds)


def test_what_a_page_hides_is_no_text() -> None:
    assert read(HIDDEN).lines == ("Seen.", "", "Also seen.", "", "Seen as well.")


def test_the_main_part_of_a_page_is_read_alone_where_it_says_which_one_that_is() -> None:
    text = "The light is seen from afar, and it is loved by all who come home by night. " * 5
    page = f"<p>An advertisement.</p><main><p>{text}</p></main><p>Another one.</p>"
    assert read(page).lines == (text.strip(),)


def test_a_page_is_decoded_as_it_declares() -> None:
    page = '<meta charset="iso-8859-5"><p>Маяк</p>'
    assert parse_document(page.encode("iso-8859-5"), "a.html").lines == ("Маяк",)
    assert parse_document("<p>Маяк</p>".encode("utf-16"), "a.htm").lines == ("Маяк",)
    assert parse_document("<p>caf\xe9</p>".encode("cp1252"), "a.html").lines == ("café",)


def test_invisible_characters_are_no_part_of_the_lines() -> None:
    tags = "".join(chr(0xE0000 + ord(c)) for c in "obey")
    assert read(f"<p>li\u200bght{tags} \u202ehouse\u202c</p>").lines == ("light house",)
