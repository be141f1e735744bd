"""What of a text does a reader see: not its HTML tags, comments and hidden elements?"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

_NAMES = (
    "a|abbr|address|article|aside|audio|b|big|blockquote|body|br|button|caption|center|cite|code"
    "|col|colgroup|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]"
    "|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|noscript"
    "|object|ol|p|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style"
    "|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|tt|u|ul|var"
    "|video|wbr"
)
_PIECE = re.compile(
    r"(?P<fence>^ {0,3}(?P<fence_mark>`{3,}|~{3,})[^\n]*\n(?:.*?^ {0,3}(?P=fence_mark)|.*\Z))"
    r"|(?P<code>(?<!`)(?P<code_mark>`{1,3})(?!`)[^`\n]{1,1000}(?P=code_mark))"
    r"|(?P<comment><!--)"
    rf"|(?P<tag><(?P<close>/?)(?P<name>{_NAMES})(?P<attributes>(?=[\s/>])[^<>]{{0,4000}})>)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_COMMENT_END = "-->"
_HIDES = re.compile(
    r"(?:^|[\s\"'])hidden(?=$|[\s/=])|display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE
)
_NEVER_SHOWN = frozenset({"head", "script", "style", "template"})
_VOID = frozenset("br col embed hr img input link meta source wbr".split())

_CONTROLS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_MAY_HIDE = re.compile(r"[^\n -~\u00a1-\u00ac\u00ae-\u034e\u0370-\u061b\u2010-\u2027\u2030-\u205e]")
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def shown_lines(lines: Sequence[str]) -> Sequence[str]:
    """The lines as a reader sees them, each where it was, blank where there is nothing to see.

    Code is left as it is written. Only what is closed is hidden: a lone `<script>` in a sentence
    does not swallow the rest of the document.
    """
    text = "\n".join(lines)
    if "<" not in text:
        return lines
    kept = []
    end = 0
    for start, behind in _unseen(text):
        kept += [text[end:start], "\n" * text.count("\n", start, behind)]
        end = behind
    kept.append(text[end:])
    return "".join(kept).split("\n")


def without_invisible(text: str) -> str:
    """A text without characters that show nothing or reorder others; blanks become spaces."""
    if not _MAY_HIDE.search(text):
        return text
    return "".join(" " if c in _CONTROLS else c for c in text if not _is_invisible(c))


def _is_invisible(character: str) -> bool:
    if character in _CONTROLS:
        return False
    return (
        character in _BLANK
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0000" <= character <= "\U000e0fff"
        or unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn")
    )


def _unseen(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that are not shown, in order, none of them in another."""
    end = 0
    for start, behind in sorted((*_comments(text), *_tags(text))):
        if behind > end:
            yield max(start, end), behind
            end = behind


def _comments(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    last = text.rfind(_COMMENT_END)
    for piece in _PIECE.finditer(text, 0, max(last, 0)):
        if piece["comment"] and piece.start() >= end:
            end = text.index(_COMMENT_END, piece.end()) + len(_COMMENT_END)
            yield piece.start(), end


def _tags(text: str) -> Iterator[tuple[int, int]]:
    """All tags, and hidden elements from tag to tag."""
    open_tags: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for piece in _PIECE.finditer(text):
        name = (piece["name"] or "").lower()
        if not name:
            continue
        yield piece.span()
        if piece["close"]:
            start, hides = open_tags[name].pop() if open_tags[name] else (0, False)
            if hides:
                yield start, piece.end()
        elif name not in _VOID:
            hides = name in _NEVER_SHOWN or bool(_HIDES.search(piece["attributes"]))
            open_tags[name].append((piece.start(), hides))
