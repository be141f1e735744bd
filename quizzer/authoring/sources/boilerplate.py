"""What in a document speaks about the page, its author or other texts, and not about the case?

Each rule is narrow: it takes a short text of a known form, and leaves every text of several
sentences that it has no certain word about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST_WORDS_OF_FRAGMENT = 14
"""Words of a paragraph without a full stop that is no text: a caption, a name, a button."""

_MOST_WORDS_OF_LINE = 25
_MOST_CHARACTERS_OF_LINE = 400
_MOST_CHARACTERS_OF_NOTICE = 1_000
_MOST_WORDS_OF_NOTICE = 80
_FEWEST_WORDS_OF_TEXT = 30
_FEWEST_WORDS_OF_SENTENCE = 12
_MOST_CHARACTERS_OF_FRAGMENT = 120

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]*_]*(?=\s|$)|[。！？]")
_ENDS = re.compile(r"[.!?…。！？][\"'”’)\]*_]*\s*$")

_REFERENCES = re.compile(
    r"(?:list of )?(?:references?|bibliography|works cited|literature(?: cited)?|citations?"
    r"|endnotes|footnotes|sources?(?: cited)?|notes)"
    r"(?: and (?:notes|references|further reading|links|sources))?",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"further reading|(?:external |useful )?links|see also|(?:table of )?contents", re.IGNORECASE
)
_AUTHOR = re.compile(r"about the authors?|(?:the )?authors?", re.IGNORECASE)
_AROUND = re.compile(
    r"(?:related (?!work|part|product|cost|concept|idea|issue|factor|theor)\w+s"
    r"|(?:related|recent|popular|other|more|latest|similar|recommended)"
    r" (?:memos|posts|articles|stories|links|news|pages|content|reading|topics|videos)"
    r"|you (?:may|might) also (?:like|enjoy)|(?:\d+ )?(?:comments?|responses|replies)"
    r"|leave a (?:comment|reply)|share(?: this.*)?|print friendly.*"
    r"|(?:\d+ )?trackbacks?.*|(?:\d+ )?pingbacks?.*|tags|categories|archives|navigation|menu"
    r"|site map|follow us.*|subscribe.*|newsletter|(?:post )?navigation|advertisement)",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:page\s+|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*",
    re.IGNORECASE,
)
_LONGEST_LEADERS = 40
_LEADERS = re.compile(r"(?:\.\s?){4,}\d{1,4}$|…\s*\d{1,4}$")
_BYLINE = re.compile(
    r"(?i:(?:crafted|written|posted|published|prepared|compiled|edited|translated|reviewed)\s+)?"
    r"(?i:by):?\s+(?P<name>[^\W\d_a-z][\w.’'-]*(?:\s+[^\W\d_a-z][\w.’'-]*){1,3})"
)
_CREDIT = re.compile(
    r"(?:(?:crafted|written|posted|published|prepared|compiled|edited|translated|reviewed)"
    r" (?:by|on|in|at)|authors?|by|date|last updated|updated|published|posted|contact|e-?mail"
    r"|tel(?:ephone)?|phone|tags?|categor(?:y|ies)|filed under|keywords|share|copyright|doi|issn"
    r"|isbn|photos?|images?|pictures?|credits?|(?:photo|image) credits?|sources?"
    r"|corrections?|clarification|(?:read|see) (?:more|also|next)|related|recommended)\b\s*:",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:figure|fig\.?|table|exhibit|chart)\s+\d[\d.-]*\s*[:|–—.]\s", re.IGNORECASE
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}(?:@|\s*[\[(]at[\])]\s*)[\w-]+(?:\.|\s*[\[(]dot[\])]\s*)\w")
_LINK = re.compile(r"https?://\S+|\bwww\.\S+|\bdoi\.org/\S+", re.IGNORECASE)
_NOTICE = re.compile(
    r"\ball rights reserved\b|^\W*(?:©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{4}|by\b))"
    r"|\bregistered (?:in|office)\b.{0,60}\b(?:no|number)\b\W{0,3}\d|\balready a subscriber\?"
    r"|\bfree articles?\b.{0,20}\b(?:left|remaining)\b|^(?:additional )?reporting by\b"
    r"|^comments are (?:closed|off|disabled)|^(?:this (?:site|website) uses|we use) cookies\b"
    r"|^(?:skip to (?:main )?content|back to top|advertisement|(?:click|tap) here\b.{0,40}"
    r"|powered by [\w .]{1,30}|(?:read|learn|see) more\b[^.]{0,40}|share this\b[^.]{0,40})"
    r"[^\w.!?]*$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:subscribe|sign up)\b.{0,60}?\b(?:newsletter|mailing list|updates|podcast|channel)\b"
    r"|\b(?:follow|connect with|find|like|contact|e-?mail|reach)\s+(?:us|me|him|her|them)\s+"
    r"(?:on|at|via)\b"
    r"|\bif you (?:enjoyed|liked) this (?:article|blog|episode|essay|issue|letter|memo|newsletter"
    r"|note|page|podcast|post|story|video)\b"
    r"|\breceive\b.{0,40}\b(?:via|by) e-?mail\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\byour?\b|(?:^|[.!?]\s+)\W*(?:please\s+)?"
    r"(?:subscribe|sign up|follow|connect|find|like|contact|e-?mail|reach|receive)\b",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\((?:[^()]{0,40}\s)?(?:19|20)\d\d[a-z]?(?:,[^()]{0,30})?\)\.?|\b(?:pp?|vol|no)\.\s?\d"
    r"|\bet al\b|\bretrieved (?:from|on)\b|\baccessed\b|\bdoi:",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def sentences_in(text: str) -> int:
    """About how many sentences a text ends."""
    return len(_SENTENCE_END.findall(text))


def is_fragment(text: str) -> bool:
    """Whether a paragraph ends no sentence and is too short for a part of one."""
    is_short = len(text.split()) <= MOST_WORDS_OF_FRAGMENT
    return is_short and len(text) <= _MOST_CHARACTERS_OF_FRAGMENT and not _ENDS.search(text)


def is_text(text: str) -> bool:
    """Whether a text is so long and so much of sentences that it stands for itself anywhere."""
    is_long = len(text.split()) >= _FEWEST_WORDS_OF_TEXT and sentences_in(text) > 1
    return is_long and not is_reference(text)


def is_sentence(text: str) -> bool:
    """Whether a text is a whole sentence, and too long for a button or an entry in a list."""
    return len(text.split()) >= _FEWEST_WORDS_OF_SENTENCE and bool(_ENDS.search(text))


def lists_others(title: str, section: Iterable[str]) -> bool:
    """Whether a section is a list of other texts, or of places in this one.

    A chapter may be called “References” and be about them; so its texts must look like entries.
    """
    if not (_REFERENCES.fullmatch(title.strip()) or _LISTS.fullmatch(title.strip())):
        return False
    texts = list(section)
    entries = sum(map(_is_cited, texts))
    if _LISTS.fullmatch(title.strip()):
        entries = sum(_is_cited(text) or is_fragment(text) for text in texts)
    return entries * 2 >= len(texts)


def heads_author(title: str) -> bool:
    """Whether a heading's section introduces the author."""
    return bool(_AUTHOR.fullmatch(title.strip()))


def heads_surroundings(title: str) -> bool:
    """Whether a heading's section belongs to the page around the text."""
    return bool(_AROUND.fullmatch(title.strip()))


def has_link(text: str) -> bool:
    """Whether an address stands in a text."""
    return bool(_LINK.search(text))


def is_page_number(text: str) -> bool:
    """Whether a text is nothing but the number of a page."""
    return bool(_PAGE_NUMBER.fullmatch(text))


def is_reference(text: str) -> bool:
    """Whether a text cites another one with its year, page or address."""
    return bool(_LINK.search(text) or _CITED.search(text))


def is_only_link(text: str) -> bool:
    """Whether a text is an address and hardly anything else, or an entry of a table of contents."""
    rest = _LINK.sub("", text)
    return bool(_LEADERS.search(text[-_LONGEST_LEADERS:])) or (
        rest != text and len(rest.split()) <= 1
    )


def author_named(text: str) -> str:
    """The author whom a byline names; empty for anything else."""
    found = _BYLINE.match(text)
    is_line = found and _is_line(text) and not _ENDS.search(text[found.end() :])
    return found["name"] if found and is_line else ""


def is_about(text: str, author: str) -> bool:
    """Whether a text introduces an author, as below an article."""
    return bool(author) and bool(re.match(rf"{re.escape(author)},? (?:is|works)\b", text))


def is_line_apart(text: str) -> bool:
    """Whether a paragraph is a credit, a caption or an address."""
    found = _CREDIT.match(text) or _CAPTION.match(text)
    return _is_line(text) and bool(found or _ADDRESS.search(text))


def is_notice(text: str) -> bool:
    """Whether a text is about rights and cookies, or calls to subscribe or to follow someone."""
    is_short = (
        len(text) <= _MOST_CHARACTERS_OF_NOTICE and len(text.split()) <= _MOST_WORDS_OF_NOTICE
    )
    return is_short and bool(_NOTICE.search(text) or _is_call(text))


def _is_call(text: str) -> bool:
    found = _CALL.search(text)
    return bool(found and _ADDRESSED.search(text))


def _is_line(text: str) -> bool:
    return len(text) <= _MOST_CHARACTERS_OF_LINE and len(text.split()) <= _MOST_WORDS_OF_LINE


def _is_cited(text: str) -> bool:
    return is_reference(text) or bool(_YEAR.search(text))
