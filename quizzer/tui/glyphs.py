"""What stands for a character where only ASCII can be shown? As many cells, so nothing shifts."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len

_REPLACEMENTS = {
    "─": "-", "━": "=", "│": "|", "┃": "|", "┊": "|", "├": "+", "┤": "+", "┼": "+", "┬": "+",
    "┴": "+", "┌": "+", "┐": "+", "└": "+", "┘": "+", "╌": "-", "┄": "-", "╴": "-", "╶": "-",
    "╱": "/", "╲": "\\",
    "▰": "#", "▱": ".", "█": "#", "▓": "%", "▒": "=", "░": "-", "■": "#", "□": ".", "▪": "*",
    "▎": "|", "▏": "|", "▌": "|", "▐": "|", "▀": '"', "▁": "_", "▂": "_", "▃": ".", "▄": ":",
    "▅": ":", "▆": "=", "▇": "#", "▾": "v", "▸": ">", "▴": "^", "◂": "<", "▼": "v", "▲": "^",
    "▶": ">", "◀": "<", "●": "*", "○": "o", "◐": "o", "◆": "*", "◇": "o", "•": "*", "·": ".",
    "→": ">", "←": "<", "↑": "^", "↓": "v", "↔": "-", "↩": "<", "⇧": "S", "⇥": ">", "›": ">",
    "↪": ">", "‹": "<", "»": ">", "«": "<", "✓": "v", "✔": "v", "✗": "x", "✘": "x", "×": "x",
    "☐": "o", "☑": "v", "☒": "x", "★": "*", "☆": "*", "⚑": "!", "⚐": "!", "…": ".", "–": "-",
    "‐": "-", "‑": "-", "−": "-", "±": "~", "≈": "~", "≤": "<", "≥": ">", "≠": "#", "∞": "8",
    "’": "'", "‘": "'", "‚": ",", "“": '"', "”": '"', "„": '"', "′": "'", "″": '"', "°": "o",
    "€": "E", "£": "L", "¥": "Y", "§": "S", "µ": "u", "ß": "s", "ø": "o", "Ø": "O", "æ": "a",
    "Æ": "A", "œ": "o", "Œ": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "\xa0": " ",
    "—": "-", "⏎": "<", "␛": "?", "∙": ".", "√": "V", "∑": "S", "π": "p", "⌫": "<",
}  # fmt: skip
"""One cell for one cell: our own symbols first, then those of other people's texts."""

UNKNOWN = "?"
_BRAILLE = range(0x2800, 0x2900)
_DENSITIES = " ..::*###"
"""By how many of its eight dots a cell of braille has, as our charts use it."""


def in_ascii(text: str) -> str:
    """A text of as many cells in ASCII alone; `?` where a character has no likeness."""
    if text.isascii():
        return text
    return "".join(c if c.isascii() else _likeness(c) for c in text)


@lru_cache(maxsize=1024)
def _likeness(character: str) -> str:
    width = cell_len(character)
    if ord(character) in _BRAILLE:
        return _DENSITIES[(ord(character) - _BRAILLE.start).bit_count()]
    plain = _REPLACEMENTS.get(character) or _base(character) or UNKNOWN
    return plain[:width].ljust(width, UNKNOWN)


def _base(character: str) -> str:
    """The letters and digits of a character without its marks, as far as they are ASCII."""
    return "".join(c for c in unicodedata.normalize("NFKD", character) if c.isascii())
