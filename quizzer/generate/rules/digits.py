"""How is a figure of a text written as a quantity?"""

from __future__ import annotations

import re

from quizzer.cards.figures import Figure, FigureKind
from quizzer.cards.quantity import SCALES

_SCALE = re.compile(r"(?:million|billion|trillion)$", re.IGNORECASE)


def in_digits(figure: Figure) -> str:
    """A figure as a quantity: without its currency, and in digits."""
    if not any(letter.isdigit() for letter in figure.text):
        scale = _SCALE.search(figure.text)
        if scale:
            return f"{figure.value / SCALES[scale[0].lower()]:f} {scale[0]}"
        return f"{figure.value}{' %' if figure.kind is FigureKind.PERCENT else ''}"
    text = re.sub(r"^(?:US|HK)?\s?[$€£¥]\s?", "", figure.text.strip())
    text = re.sub(r"\s(?:dollars?|euros?|yuan|rmb|renminbi)$", "", text, flags=re.IGNORECASE)
    return text.replace("-", " ") if "-" in text[1:] else text
