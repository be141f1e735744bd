"""PDF files that would crash, hang, flood or deceive what reads them."""

from __future__ import annotations

import zlib

from support.files import pdf, whole_pdf, words
from support.hostile.case import Weight
from support.hostile.document import MIB, HostileDocument

SEEN = words(72, 700, "Everybody can read this line.")
EMPTY_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"


def _stream(content: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (
        len(packed),
        entries.encode(),
        packed,
    )


def _drawing(content: bytes, *more: bytes, resources: str = "") -> bytes:
    """A PDF with one page that draws a stream."""
    return whole_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            f"/Resources << /Font << /F1 5 0 R >> {resources} >> >>".encode(),
            content,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ]
    )


def _deep_tree(depth: int) -> bytes:
    tree = [
        f"<< /Type /Pages /Count 1 /Kids [{number + 1} 0 R] >>".encode()
        for number in range(2, depth + 2)
    ]
    return whole_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", *tree, EMPTY_PAGE])


def _circle() -> bytes:
    return whole_pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"]
    )


def _doubling_forms(levels: int) -> bytes:
    """Forms that each draw the next one ten times."""
    forms = []
    for level in range(levels):
        more = f"/XObject << /X {7 + level} 0 R >>" if level + 1 < levels else ""
        entries = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {more} >>"
        forms.append(_stream(b"/X Do " * 10, entries))
    return _drawing(_stream(b"/X Do " * 10), *forms, resources="/XObject << /X 6 0 R >>")


def _same_page(count: int) -> bytes:
    kids = "3 0 R " * count
    return whole_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode(),
            EMPTY_PAGE,
        ]
    )


PDF = (
    HostileDocument("an empty file", ".pdf", lambda: b"", refused="is empty"),
    HostileDocument("no PDF", ".pdf", lambda: b"Text.", refused="damaged"),
    HostileDocument("its head alone", ".pdf", lambda: b"%PDF-1.7", refused="damaged"),
    HostileDocument("cut off", ".pdf", lambda: pdf([SEEN])[:300], refused="damaged"),
    HostileDocument("no index", ".pdf", lambda: pdf([SEEN])[:-150], refused="damaged"),
    HostileDocument("no text", ".pdf", lambda: pdf(["0 0 9 9 re f"]), refused="no text"),
    HostileDocument("no pages", ".pdf", lambda: pdf([]), refused="no text"),
    HostileDocument(
        "encrypted",
        ".pdf",
        lambda: pdf(
            [SEEN],
            trailer="/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 "
            f"/O <{'41' * 32}> /U <{'42' * 32}> >>",
        ),
        refused="encrypted",
    ),
    HostileDocument(
        "encrypted in an unknown way",
        ".pdf",
        lambda: pdf([SEEN], trailer="/ID [<00> <00>] /Encrypt << /Filter /Mine /V 9 >>"),
        refused="encrypted",
    ),
    HostileDocument(
        "100,000 objects",
        ".pdf",
        lambda: pdf([SEEN], objects=[b"<< /A 1 >>"] * 100_000),
        shows="Everybody",
    ),
    HostileDocument("a deep tree of pages", ".pdf", lambda: _deep_tree(20_000), refused="PDF"),
    HostileDocument("a circle of pages", ".pdf", _circle, refused="PDF"),
    HostileDocument("3,000 pages", ".pdf", lambda: _same_page(3_000), refused="2,000 pages"),
    HostileDocument("100,000 pages", ".pdf", lambda: _same_page(100_000), refused="PDF"),
    HostileDocument(
        "a stream of a gigabyte",
        ".pdf",
        lambda: _drawing(_stream(bytes(1024 * MIB))),
        refused="larger inside",
        weight=Weight.HEAVY,
    ),
    HostileDocument(
        "ten million commands",
        ".pdf",
        lambda: _drawing(_stream(b"q Q " * 5_000_000)),
        refused="larger inside",
        weight=Weight.HEAVY,
    ),
    HostileDocument(
        "a word without end", ".pdf", lambda: pdf([words(72, 700, "A" * MIB)]), shows="AAAA"
    ),
    HostileDocument("forms in forms", ".pdf", lambda: _doubling_forms(9), refused="PDF|no text"),
    HostileDocument(
        "letters too small to see",
        ".pdf",
        lambda: pdf([SEEN + words(72, 600, "Hidden.", size=1) + words(900, 600, "Hidden.")]),
        shows="Everybody",
        hides="Hidden.",
    ),
)
