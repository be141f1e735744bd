"""Does a Word document read as it is seen, one paragraph a line?"""

from __future__ import annotations

from support.files import docx, par, run, table

from quizzer.authoring.sources.documents import Document, parse_document

BODY = (
    par(run("The Lighthouse"), style="Title")
    + par(run("History 1"), style="TOC1")
    + par(run("History"), style="H1")
    + par(run("First light: ", "b"), run("It was lit in "), run("1871"), run(" by Ada & Otto."))
    + par(run("Oil"), item=(0, 1))
    + par(run("from whales"), item=(1, 1))
    + par(run("Gas"), item=(0, 1))
    + par(run("Climb the tower."), item=(0, 2))
    + par(run("Trim the wick."), item=(0, 2))
    + par(run("Ships"), style="H2")
    + table(("Year", "Ships"), ("1871", "12"))
    + par(run("It is dark since "), run("never ", "vanish"), run("1990."))
)


def read(body: str) -> Document:
    return parse_document(docx(body), "light.docx")


def test_a_word_document_has_the_lines_of_its_paragraphs() -> None:
    assert read(BODY).lines == (
        "# The Lighthouse",
        "",
        "## History",
        "",
        "**First light:** It was lit in 1871 by Ada & Otto.",
        "",
        "- Oil",
        "  - from whales",
        "- Gas",
        "",
        "1. Climb the tower.",
        "2. Trim the wick.",
        "",
        "### Ships",
        "",
        "| Year | Ships |",
        "| --- | --- |",
        "| 1871 | 12 |",
        "",
        "It is dark since 1990.",
    )


def test_chapters_stand_under_a_title_and_are_the_highest_headings_without_one() -> None:
    chapter = par(run("History"), style="H1") + par(run("It is dark since <h1>1990</h1>."))
    titled = par(run("The Lighthouse"), style="Title") + chapter
    assert [heading.level for heading in read(chapter).headings] == [1]
    assert [heading.level for heading in read(titled).headings] == [1, 2]
    assert "<h1>1990</h1>" in read(titled).blocks[-1].text.replace("\\", "")


def test_its_digest_is_that_of_the_file() -> None:
    data = docx(BODY)
    assert parse_document(data, "a.docx").digest == parse_document(data, "a.txt").digest
    assert parse_document(data, "a.docx").is_rendered


def test_deleted_words_notes_and_comments_are_no_text() -> None:
    deleted = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    noted = '<w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:commentReference w:id="8"/></w:r>'
    assert read(par(run("Kept. "), deleted, noted)).lines == ("Kept.",)


def test_what_is_shown_again_is_no_longer_hidden() -> None:
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Seen.</w:t></w:r>'
    assert read(par(shown)).lines == ("Seen.",)


def test_html_that_is_written_in_a_paragraph_is_text() -> None:
    found = read(par(run("The tag <div hidden> hides what follows, and <!-- starts a comment.")))
    assert found.blocks[0].text == found.lines[0]


def test_text_in_boxes_controls_links_and_insertions_is_read() -> None:
    end = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"  # hides the mark at its end, and no text
    box = f"<w:txbxContent><w:p>{end}{run('In a box.')}</w:p></w:txbxContent>"
    drawn = (
        "<w:r><mc:AlternateContent "
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        '<mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<w:hyperlink xmlns:r="{office}" r:id="nowhere">{run("A link ")}</w:hyperlink>'
    body = (
        f"<w:sdt><w:sdtContent>{par(run('In a control.'))}</w:sdtContent></w:sdt>"
        + par(link, f"<w:ins>{run('and more.')}</w:ins>")
        + par(run("Beside it."), drawn)
    )
    lines = [line for line in read(body).lines if line]
    assert lines == ["In a control.", "A link and more.", "Beside it.", "In a box."]
