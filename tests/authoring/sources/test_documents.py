"""Is a document read line by line as an editor shows it, and refused when it is no text?"""

from __future__ import annotations

import contextlib
import hashlib
import shlex
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.documents import BAKERY, document

from quizzer.authoring.sources import documents
from quizzer.authoring.sources.documents import parse_document
from quizzer.authoring.sources.formats.rendering import DocumentError


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_in_an_editor(end: str) -> None:
    found = document(end.join(["one", "two\u2028\x0c\x85still two", "", "four"]) + end)
    assert found.lines == ("one", "two\u2028\x0c\x85still two", "", "four")


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert document("\ufeff# Title").lines == ("# Title",)


def test_bad_bytes_are_shown_and_noted() -> None:
    found = parse_document(b"caf\xe9 and \x00 NUL", "note.txt")
    assert found.lines == ("caf\N{REPLACEMENT CHARACTER} and \x00 NUL",)
    assert found.bad_bytes
    assert not document(BAKERY).bad_bytes


def test_the_digest_is_that_of_b2sum_at_any_length() -> None:
    found = document(BAKERY)
    whole = hashlib.blake2b(BAKERY.encode()).hexdigest()
    assert found.blake2 == whole[:10]
    assert all(found.has_digest(whole[:length]) for length in (10, 32, 128))
    assert not found.has_digest("0" * 10)


@pytest.mark.parametrize("name", ["case.doc", "slides.PPTX", "table.csv"])
def test_other_files_are_refused_with_what_to_do(name: str) -> None:
    with pytest.raises(DocumentError) as refused:
        parse_document(b"%PDF-1.7", name)
    assert "files are not read" in refused.value.what
    assert ".docx" in refused.value.remedy


@pytest.mark.parametrize(
    ("name", "library"),
    [("a.docx", "mammoth"), ("a.html", "selectolax.lexbor"), ("a.pdf", "pypdf")],
)
def test_a_library_that_is_missing_is_named_with_how_to_install_it(
    name: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(DocumentError, match="not installed") as refused:
        parse_document(b"<p>text</p>", name)
    command = f'{shlex.quote(sys.executable)} -m pip install "quizzer-srs[docs]"'
    assert refused.value.remedy == f"Install it with: {command}"
    assert refused.value.where == name


def test_utf_16_is_refused() -> None:
    with pytest.raises(DocumentError, match="UTF-16"):
        parse_document("text".encode("utf-16"), "note.txt")


def test_a_huge_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_BYTES", 10)
    with pytest.raises(DocumentError, match="32 MiB"):
        parse_document(b"x" * 11, "note.txt")


@given(st.binary(max_size=200))
def test_any_bytes_make_a_document_or_a_clear_refusal(data: bytes) -> None:
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    with pytest.raises(DocumentError) if is_utf16 else contextlib.nullcontext():
        found = parse_document(data, "note.txt")
        assert all(block.last_line <= len(found.lines) for block in found.blocks)
