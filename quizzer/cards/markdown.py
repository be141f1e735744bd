"""How is Markdown read so that nothing that an author meant as text is taken for a mark?

CommonMark with tables, less what would change plain answers: no HTML, no indented code, no
underlined headings, no link definitions, no lists with `+`. `2*3*4` and `__init__` are no
emphasis, `> 5 %` is no quote, a list or quote of one line holds no other block, and only a link
that may be opened is a link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from quizzer.cards import maths
from quizzer.cards.blocks import Block, Blocks, Code, Heading, Items, Quote, Rule, Table
from quizzer.cards.clean import clean
from quizzer.cards.links import links_in
from quizzer.cards.spans import Marks, Paragraph, Span, Spans

DEEPEST = 8
"""Lists and quotes within one another; what is deeper is shown as it was written."""

MOST_MARKS = 4000
"""Marks in a text; one with more is no Markdown, and is shown as it was written."""

BULLET = "•"

_MARK = re.compile(r"[*_`\[\]$>!|\\]")

# While Markdown is parsed, characters that are no marks are private ones, which no clean text has.
_MARKS, _PRIVATE = "*_+>", "\ue000\ue001\ue002\ue003"
_HIDDEN, _SHOWN = str.maketrans(_MARKS, _PRIVATE), str.maketrans(_PRIVATE, _MARKS)
_NO_MARK = re.compile(
    r"(?<=[A-Za-z0-9)])\*+(?=[A-Za-z0-9(])"  # 2*3*4
    r"|(?<!\w)__[a-z][a-z0-9_]*__(?!\w)"  # __init__
    r"|^[ ]*_[_ ]*$"  # a gap to be filled
    r"|^[ ]*\+(?= )"  # + 3 %
    r"|^[ ]*>(?==|[ ]*[-+]?[\d.,$€£¥])",  # > 5 %
    re.MULTILINE,
)

_ESCAPABLE = frozenset("*_`[]$#>|&!<~+-\n")
"""Less than CommonMark's: `\\d` and `\\\\server` are text, so the backslash itself is not."""

_FORMULA = re.compile(
    r"\$\$(?!\$)(?P<shown>[^$]{1,2000})\$\$(?![\w$])"
    r"|\$(?![\s$])(?P<within>(?:\\.|[^$\\\n]){1,2000})(?<!\s)\$(?![\w$])"
)
_SUM = re.compile(r"[\\^_{}=+<>*]|^\D.*[-/|]|^\S+$", re.DOTALL)
"""What a formula has and a price has not: `$5 or 6$` is money."""

_OUTER = re.compile(r"[ >]*(?:(?:[-*]|\d{1,9}[.)])(?: +|$))?")
_EMPTY = re.compile(r"[ >]*")

_SWITCHED = {
    "em_open": Marks.EMPHASIS,
    "em_close": Marks.EMPHASIS,
    "strong_open": Marks.STRONG,
    "strong_close": Marks.STRONG,
}


def blocks(text: str) -> Blocks:
    """The blocks of a clean text of several lines."""
    hidden = _hidden(text)
    if len(_MARK.findall(hidden)) > MOST_MARKS:
        return (Paragraph((Span(text),)),)
    return _Builder(_parser().parse(hidden), hidden.split("\n")).blocks("")


def spans(text: str) -> Spans:
    """The spans of a clean text, in which no block is looked for."""
    hidden = _hidden(text)
    if len(_MARK.findall(hidden)) > MOST_MARKS:
        return (Span(text),)
    [token] = _parser().parseInline(hidden)
    return _spans(token.children or ())


class _Parser(MarkdownIt):
    """Leaves targets as they are written; what may be opened is decided elsewhere."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  (overridden)
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  (overridden)
        return True


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "maxNesting": 5 * DEEPEST})
    parser.enable("table")
    parser.disable(["code", "html_block", "lheading", "reference", "autolink", "html_inline"])
    parser.inline.ruler.at("escape", _escape)
    parser.inline.ruler.before("escape", "maths", _maths)
    return parser


def _escape(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (their interface)
    """A backslash takes a mark its meaning, and joins nothing but lines."""
    after = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] != "\\" or after not in _ESCAPABLE:
        return False
    if not silent:
        state.pending = (state.pending.rstrip(" ") if after == "\n" else state.pending) + after
    state.pos += 2
    return True


def _maths(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (their interface)
    """A formula between dollars, with nothing but TeX in it."""
    before = state.src[state.pos - 1 : state.pos]
    if state.src[state.pos] != "$" or before in ("$", "\\") or before.isalnum():
        return False
    found = _FORMULA.match(state.src, state.pos)
    if found is None or not _SUM.search(found["within"] or found["shown"].strip()):
        return False
    if not silent:
        token = state.push("maths", "", 0)
        token.content, token.markup = found["within"] or found["shown"], found[0]
    state.pos = found.end()
    return True


def _hidden(text: str) -> str:
    return _NO_MARK.sub(lambda found: found[0].translate(_HIDDEN), text)


def _shown(text: str) -> str:
    """A text of the parser's as it was written; decoding may have made it unclean again."""
    return clean(text.translate(_SHOWN))


class _Builder:
    """Makes a tree of the parser's flat list of tokens."""

    def __init__(self, tokens: Sequence[Token], lines: Sequence[str]) -> None:
        self._tokens = tokens
        self._lines = lines
        self._at = 0
        self._depth = 0

    def blocks(self, closing: str) -> Blocks:
        """The blocks before a closing token, which is passed; to the end when there is none."""
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == closing:
                break
            found.append(self._block(token, is_apart=bool(found) and self._is_apart(token)))
        return tuple(found)

    def _is_apart(self, token: Token) -> bool:
        first = (token.map or [0])[0]
        return first > 0 and _EMPTY.fullmatch(self._lines[first - 1]) is not None

    def _block(self, token: Token, *, is_apart: bool) -> Block:
        match token.type:
            case "heading_open":
                return Heading(int(token.tag[1:]), self._inline(), is_apart)
            case "bullet_list_open" | "ordered_list_open" | "blockquote_open":
                return self._container(token, is_apart=is_apart)
            case "fence":
                language = _shown(token.info).split()[:1]
                return Code(_shown(token.content.rstrip("\n")), "".join(language), is_apart)
            case "table_open":
                return self._table(is_apart=is_apart)
            case "hr":
                return Rule(is_apart)
            case _:
                return Paragraph(self._inline(), is_apart)

    def _inline(self) -> Spans:
        """The text of the block that was opened, which is closed behind it."""
        token = self._tokens[self._at]
        self._at += 2
        return _spans(token.children or ())

    def _container(self, token: Token, *, is_apart: bool) -> Block:
        lines = self._written(token)
        is_lone = len(lines) == 1 and token.type == "bullet_list_open"
        if self._depth == DEEPEST or is_lone:
            self._skip(token)
            return Paragraph(spans("\n".join(line.strip() for line in lines)), is_apart)
        self._depth += 1
        if token.type == "blockquote_open":
            block: Block = Quote(self._inner(token), is_apart)
        else:
            block = self._items(token, is_apart=is_apart)
        self._depth -= 1
        return block

    def _items(self, opened: Token, *, is_apart: bool) -> Items:
        items: list[Blocks] = []
        labels: list[str] = []
        while (token := self._tokens[self._at]).type == "list_item_open":
            self._at += 1
            is_loose = bool(items) and self._is_apart(token)
            items.append(_first_apart(self._inner(token)) if is_loose else self._inner(token))
            is_numbered = opened.type == "ordered_list_open"
            labels.append(f"{token.info}{token.markup}" if is_numbered else BULLET)
        self._at += 1
        return Items(tuple(items), tuple(labels), is_apart)

    def _inner(self, token: Token) -> Blocks:
        """What is in a quote or an item. On one line there is only text."""
        lines = self._written(token)
        if len(lines) > 1:
            return self.blocks(token.type.replace("_open", "_close"))
        self._skip(token)
        return (Paragraph(spans(_OUTER.sub("", "".join(lines), count=1))),)

    def _written(self, token: Token) -> list[str]:
        """The lines of a block as the author wrote them, less the empty ones."""
        first, end = token.map or (0, 0)
        lines = (_shown(line) for line in self._lines[first:end])
        return [line for line in lines if not _EMPTY.fullmatch(line)]

    def _skip(self, opened: Token) -> None:
        closing = opened.type.replace("_open", "_close")
        while (token := self._tokens[self._at]).type != closing or token.level != opened.level:
            self._at += 1
        self._at += 1

    def _table(self, *, is_apart: bool) -> Table:
        rows: list[tuple[Spans, ...]] = []
        row: list[Spans] = []
        is_right: list[bool] = []
        while (token := self._tokens[self._at]).type != "table_close":
            self._at += 1
            if token.type in ("th_open", "td_open"):
                row.append(self._inline())
            if token.type == "th_open":
                is_right.append("right" in str(token.attrGet("style")))
            if token.type == "tr_close":
                rows.append(tuple(row))
                row = []
        self._at += 1
        return Table(rows[0], tuple(rows[1:]), tuple(is_right), is_apart)


def _first_apart(found: Blocks) -> Blocks:
    return (replace(found[0], is_apart=True), *found[1:]) if found else ()


def _spans(tokens: Sequence[Token]) -> Spans:
    """Tokens as spans; neighbours that are marked alike are one."""
    found: list[Span] = []
    marks, target, unfollowed = Marks.NONE, "", ""
    for token in tokens:
        match token.type:
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                marks ^= _SWITCHED[token.type]
            case "link_open":
                unfollowed = _unfollowed(token)
                if unfollowed:
                    found.append(Span("[", marks))
                else:
                    marks, target = marks | Marks.LINK, _shown(str(token.attrGet("href")))
            case "link_close":
                found.append(Span(unfollowed, marks))
                marks, target = marks & ~Marks.LINK, ""
            case "softbreak" | "hardbreak":
                found.append(Span("\n", marks, target))
            case "code_inline":
                found.append(Span(_shown(token.content), marks | Marks.CODE, target))
            case "maths":
                found.append(Span(_formula(token), marks | Marks.MATHS, target))
            case "image":
                found.append(_image(token, marks))
            case _:
                found.append(Span(_shown(token.content), marks, target))
    seen = (span for span in found if span.text or span.target)
    joined = groupby(seen, lambda span: (span.marks, span.target))
    return tuple(
        Span("".join(span.text for span in alike), marks, target)
        for (marks, target), alike in joined
    )


def _unfollowed(opened: Token) -> str:
    """How a link ends that may not be opened, as it was written; empty for one that may."""
    target, title = str(opened.attrGet("href")), opened.attrGet("title")
    is_whole = "‹U+" not in target  # it had something invisible, which is never opened
    if is_whole and [link.target for link in links_in(target)] == [target]:
        return ""
    return _shown(f']({target} "{title}")' if title else f"]({target})")


def _formula(token: Token) -> str:
    said = maths.readable(token.content.translate(_SHOWN).strip())
    return _shown(token.markup) if said is None else clean(said)


def _image(token: Token, marks: Marks) -> Span:
    alt = "".join(span.text for span in _spans(token.children or ()))
    path = _shown(str(token.attrGet("src")))
    if not set("./") & set(path):
        return Span(f"![{alt}]({path})", marks)
    return Span(alt, marks | Marks.IMAGE, path)
