"""Which parts of a piece of code stand out, and how?"""

from __future__ import annotations

from functools import lru_cache

from pygments.lexers import get_all_lexers, get_lexer_by_name
from pygments.token import Token
from textual.content import Content, Span

from quizzer.tui import paint

LONGEST = 4000
"""Characters of code that are looked at; a lexer may be slow on what is longer."""

_STYLES = {
    Token.Comment: f"italic {paint.MUTED}",
    Token.Keyword: "bold",
    Token.Operator.Word: "bold",
    Token.Name.Function: "bold $primary",
    Token.Name.Class: "bold $primary",
    Token.Name.Tag: "bold $primary",
    Token.Name.Decorator: "$primary",
    Token.Literal: paint.ACCENT,
    Token.Generic.Inserted: "$success",
    Token.Generic.Deleted: "$error",
}
"""Few, so that the whole stays calm; what a word means is also seen by its weight."""


def highlighted(code: str, language: str) -> Content:
    """Code with its comments, keywords and literals marked, where its language is known."""
    name = _languages().get(language.lower())
    if name is None or len(code) > LONGEST:
        return Content(code)
    lexer = get_lexer_by_name(name, stripnl=False, ensurenl=False)
    spans, at = [], 0
    try:
        for kind, word in lexer.get_tokens(code):
            style = next((_STYLES[each] for each in reversed(kind.split()) if each in _STYLES), "")
            if style and not word.isspace():
                spans.append(Span(at, at + len(word), style))
            at += len(word)
    except Exception:  # noqa: BLE001  (a fault of one of 500 lexers costs the colours, not the app)
        return Content(code)
    return Content(code, spans)


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    """The names of languages, without asking which plug-ins are installed for others."""
    known = get_all_lexers(plugins=False)
    return {alias.lower(): alias for _, aliases, _, _ in known for alias in aliases}
