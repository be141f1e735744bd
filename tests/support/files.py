"""Word, PDF and HTML files of our own, made in code."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = {"Title": "Title", "H1": "heading 1", "H2": "heading 2", "TOC1": "toc 1"}


def run(text: str, *formats: str) -> str:
    """Words of a paragraph in Word: `run("not seen", "vanish")`."""
    shown = "".join(f"<w:{name}/>" for name in formats)
    return f'<w:r><w:rPr>{shown}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(*runs: str, style: str = "", item: tuple[int, int] | None = None) -> str:
    """A paragraph of runs, or an item with its level and its list: 1 has bullets, 2 numbers."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item is not None:
        level, number = item
        styled += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{styled}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows: Iterable[str]) -> str:
    """A table in Word."""
    cells = ("".join(f"<w:tc>{par(run(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx(body: str, parts: Mapping[str, str | bytes] | None = None, *, head: str = "") -> bytes:
    """A Word file with a body, and more parts by name; `head` stands before the document."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{{0}}"/></w:lvl>' for level in range(3)
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{levels.format(kind)}</w:abstractNum>'
        for number, kind in ((1, "bullet"), (2, "decimal"))
    ) + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in (1, 2)
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLES.items()
    )
    given: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"{head}<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_WORD}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_WORD}>{lists}</w:numbering>",
        **(parts or {}),
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in given.items():
            package.writestr(name, content)
    return made.getvalue()


def words(left: float, height: float, text: str, *, size: float = 11, font: str = "F1") -> str:
    """A piece of a PDF's page: words at a place in points from the lower left corner."""
    shown = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {left} {height} Td ({shown}) Tj ET\n"


def pdf(pages: Iterable[str | bytes], *, trailer: str = "", objects: Iterable[bytes] = ()) -> bytes:
    """A PDF of pages, each given by its drawing commands, with Helvetica as F1 and F2 (bold)
    and Courier as F3.

    More `objects` follow those of the pages; `trailer` has more entries.
    """
    drawn = list(pages)
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(drawn)))
    made = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(drawn)} /Kids [{kids}] >>".encode(),
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} "
            "/Encoding /WinAnsiEncoding >>".encode()
            for name in ("Helvetica", "Helvetica-Bold", "Courier")
        ),
    ]
    for number, page in enumerate(drawn):
        content = page if isinstance(page, bytes) else page.encode("cp1252")
        packed = zlib.compress(content)
        resources = "/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >>"
        made += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} "
            f"/Contents {7 + 2 * number} 0 R >>".encode(),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        ]
    return whole_pdf([*made, *objects], trailer=trailer)


def whole_pdf(objects: Iterable[bytes], *, trailer: str = "") -> bytes:
    """A PDF of objects, numbered from 1, the first of which is its catalog."""
    file = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    for place in places:
        file += b"%010d 00000 n \n" % place
    file += f"trailer << /Size {len(places) + 1} /Root 1 0 R {trailer} >>\n".encode()
    file += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(file)
