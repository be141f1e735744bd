"""Does a text's link lead only where its reader can see?"""

from __future__ import annotations

import pytest

from quizzer.cards.links import LONGEST, Link, links_in


def hosts(text: str) -> list[str]:
    return [link.host for link in links_in(text)]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("See https://example.org/a?b=c#d.", "https://example.org/a?b=c#d"),
        ("[a page](http://example.org/x_(y)), or not", "http://example.org/x_(y)"),
        ("<https://example.org>", "https://example.org"),
        ("“https://example.org/é”", "https://example.org/é"),
        ("HTTPS://EXAMPLE.ORG!", "HTTPS://EXAMPLE.ORG"),
        ("write to mailto:a@example.org?subject=Hi,", "mailto:a@example.org?subject=Hi"),
    ],
)
def test_a_link_ends_where_its_target_ends(text: str, target: str) -> None:
    assert [link.target for link in links_in(text)] == [target]


def test_the_host_is_what_the_link_leads_to_not_what_it_looks_like() -> None:
    assert hosts("https://bank.example@evil.example/bank.example") == ["evil.example"]
    assert hosts("https://аpple.example/") == ["xn--pple-43d.example"]
    assert hosts("mailto:a@bücher.example") == ["a@xn--bcher-kva.example"]


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org",
        "data:text/html,x",
        "https://",
        "mailto:",
        "https://a\u202eexample.org",
        "https://exam\u200bple.org",
        "https://example.org/\x1b[c",
        "https://[::1",
        "https://" + "a" * LONGEST,
        "https://" + "a" * 64 + ".org",
        "no link at all",
    ],
)
def test_what_cannot_be_judged_or_is_no_page_is_no_link(text: str) -> None:
    assert links_in(text) == ()


def test_a_link_is_offered_once() -> None:
    assert links_in("https://a.example https://a.example") == (
        Link("https://a.example", "a.example"),
    )
