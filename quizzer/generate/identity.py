"""Which id does a draft have, now and whenever it is made again?"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from quizzer.cards.words import fold, is_stopword, words
from quizzer.generate.candidate import Candidate

_DIGITS = 8
_MOST_WORDS = 4
_MOST_CHARACTERS = 36
_OUTSIDE = re.compile(r"[^a-z0-9]+")


def draft_id(candidate: Candidate) -> str:
    """`cost-efficiency-1f0c93ab`: the nearest heading, and a digest of passage and answer.

    The digest is of the words alone, so that it stays when lines move or quotation marks change,
    and the heading never gives the answer away more than the topic does.
    """
    titles = candidate.titles
    head = slug(titles[-1]) if titles else ""
    said = "\n".join(_key(text) for text in (*candidate.support, candidate.answer))
    digest = hashlib.blake2b(said.encode(), digest_size=_DIGITS // 2).hexdigest()
    return f"{head or 'draft'}-{digest}"


def slug(title: str) -> str:
    """A title in the alphabet of ids: its first content words."""
    found = [(word.text, _OUTSIDE.sub("", fold(word.text))) for word in words(title)]
    content = [plain for word, plain in found if plain and not is_stopword(word)]
    name = ""
    for word in (content or [plain for _, plain in found if plain])[:_MOST_WORDS]:
        longer = f"{name}-{word}" if name else word[:_MOST_CHARACTERS]
        if len(longer) > _MOST_CHARACTERS:
            break
        name = longer
    return name


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(word.text for word in words(plain))
