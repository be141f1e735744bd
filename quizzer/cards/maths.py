"""How does a formula in TeX read as a line of Unicode? What cannot be said whole is not said."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 2000
"""Characters of a formula that are looked at; a longer one stays TeX."""

DEEPEST = 20
"""Groups within groups; a deeper formula stays TeX."""

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)

_RAISED = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδφχ′*",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᵠᵡ′*",
)
_LOWERED = str.maketrans(
    "0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"
)
_SCRIPTS = {"^": _RAISED, "_": _LOWERED}

_OWN = {
    "cdot": "·",
    "dots": "…",
    "bmod": "mod",
    "colon": ":",
    "lbrace": "{",
    "rbrace": "}",
    "star": "⋆",
    "circ": "∘",
    "ast": "∗",
}
"""What the table of symbols lacks, or shows with signs that few fonts have."""

_ESCAPED = {
    **{sign: sign for sign in "%$&#_{}"},
    "|": "‖",
    "!": "",
    **dict.fromkeys(",;: >", " "),
}
_SILENT = frozenset("displaystyle textstyle limits nolimits left right".split()) | {
    f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")
}
_SPACES = frozenset("quad qquad space enspace thinspace".split())
_WORDS = frozenset(
    "arccos arcsin arctan arg cos cosh cot det dim exp gcd inf ker lim limsup liminf ln log max"
    " min Pr sec sin sinh sup tan tanh".split()
)
_FONTS = frozenset(
    "text textrm textbf textit texttt textsf textnormal mbox mathrm mathbf mathit mathsf mathtt"
    " mathnormal boldsymbol operatorname".split()
)
_PROSE = str.maketrans("−′", "-'")
_LETTERS = frozenset("mathbb mathcal mathfrak mathscr".split())
_ACCENTS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "bar": "\u0304",
    "overline": "\u0305",
    "underline": "\u0332",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
}
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_TIGHT = frozenset("∞∂∇∑∏∐∫∬∭∮∀∃∄¬∅√′⊤⊥°…")
"""Mathematical signs that stand close to what follows them; the others stand free."""

_LONE = re.compile(r"\d[\d.,]*%?|[^\W\d]\w*′*|.[\u0300-\u036f\u20d7]?|\([^()]*\)[⁰-ⁿ²³¹ᴬ-ᶻ]*")
"""What needs no brackets beside a fraction bar or below a root."""

_SIMPLE = re.compile(r"[A-Za-zͰ-Ͽ]+|\d+|.")
"""What needs no brackets behind `^` and `_`."""

_NEEDLESS_SPACE = re.compile(r" +(?= |[)\],;]|$)|(?<=[(\[]) +|^ +")


class _UnknownError(ValueError):
    """There is no telling how the formula reads."""


@lru_cache(maxsize=512)
def readable(tex: str) -> str | None:
    r"""A formula as one line of Unicode; None where a part of it cannot be written so.

    `\frac{a+b}{2}` becomes `(a+b)/2`, `x_i^2` becomes `xᵢ²`, `e^{\lambda t}` becomes `e^(λt)`.
    """
    if len(tex) > LONGEST:
        return None
    try:
        said = _Reader(_TOKEN.findall(tex)).all()
    except _UnknownError:
        return None
    return said if any(character.isprintable() for character in said) else None


class _Reader:
    """Reads the tokens of one formula from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def all(self) -> str:
        """The whole formula."""
        said = self._until("")
        if self._at < len(self._tokens):  # a brace is closed that was never opened
            raise _UnknownError
        return said

    def _until(self, end: str) -> str:
        """What stands before a token, or before the end of the formula."""
        said: list[str] = []
        over = ""  # a fraction, until it is known whether it needs brackets
        while self._at < len(self._tokens) and self._peek() != end:
            token = self._next()
            if token in _SCRIPTS:
                said.append(f"({over})" if over else "")
                said.append(self._script(token))
                over = ""
                continue
            part, is_fraction = self._part(token), token in (r"\frac", r"\dfrac", r"\tfrac")
            said.append(_beside(over, part))
            if is_fraction:
                over = part
            else:
                over = ""
                said.append(part)
        return _NEEDLESS_SPACE.sub("", "".join((*said, over)))

    def _part(self, sign: str) -> str:
        if sign == "{":
            return self._inside("}")
        if sign in ("}", "&", "\\"):
            raise _UnknownError
        if sign.isspace() or sign == "~":
            return " "
        if sign == "-":
            return "−"
        if sign == "'":
            return "′"
        if not sign.startswith("\\"):
            return sign
        if not sign[1:].isalpha():
            if sign[1] not in _ESCAPED:
                raise _UnknownError
            return _ESCAPED[sign[1]]
        return self._command(sign[1:])

    def _command(self, name: str) -> str:
        if name in ("frac", "dfrac", "tfrac"):
            return f"{_bracketed(self._argument())}/{_bracketed(self._argument())}"
        if name == "sqrt":
            return self._root()
        if name == "binom":
            return f"C({self._argument()}, {self._argument()})"
        if name in _FONTS:
            return self._argument().translate(_PROSE)
        if name in _ACCENTS:
            return self._accented(name)
        if name in _LETTERS:
            return "".join(_symbol(f"{name}{{{letter}}}") for letter in self._argument())
        if name in _SILENT:
            if name in ("left", "right") and self._peek() == ".":
                self._at += 1
            return ""
        if name in _SPACES:
            return " "
        if name in _WORDS:
            return f"{name} " if self._peek()[:2].lstrip("\\").isalnum() else name
        symbol = _OWN.get(name) or _symbol(name)
        if self._peek().isspace() and symbol != "∞" and _is_close(self._peek(1)):
            self._at += 1  # the space only ends the name
        is_free = unicodedata.category(symbol[0]) == "Sm" or symbol in ("·", "∣")
        return f" {symbol} " if is_free and symbol not in _TIGHT else symbol

    def _script(self, sign: str) -> str:
        """What is raised or lowered: in small letters where all of them exist."""
        said = self._argument()
        bare = said.replace(" ", "")
        if sign == "^" and bare in ("∘", "°"):
            return "°"
        table = _SCRIPTS[sign]
        if bare and all(ord(character) in table for character in bare):
            return bare.translate(table)
        return f"{sign}{said}" if _SIMPLE.fullmatch(said) else f"{sign}({said})"

    def _root(self) -> str:
        index = ""
        if self._peek() == "[":
            self._at += 1
            index = self._inside("]")
        if any(ord(character) not in _RAISED for character in index):
            raise _UnknownError
        sign = _ROOTS.get(index) or f"{index.translate(_RAISED)}√"
        return f"{sign}{_bracketed(self._argument())}"

    def _accented(self, name: str) -> str:
        base = self._argument()
        if not base or (len(base) > 1 and name not in ("overline", "underline")):
            raise _UnknownError
        return "".join(f"{character}{_ACCENTS[name]}" for character in base)

    def _argument(self) -> str:
        """The next group or the next single part."""
        while self._peek().isspace():
            self._at += 1
        if self._at >= len(self._tokens) or self._peek() in _SCRIPTS:
            raise _UnknownError
        self._deeper()
        said = self._part(self._next()).strip()
        self._depth -= 1
        return said

    def _inside(self, end: str) -> str:
        """What stands before the token that ends it, which is passed."""
        self._deeper()
        said = self._until(end)
        if self._peek() != end:
            raise _UnknownError
        self._at += 1
        self._depth -= 1
        return said

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _UnknownError

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else ""

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]


def _beside(fraction: str, part: str) -> str:
    """A fraction before what follows it: in brackets where that would slip below its bar."""
    is_drawn_in = part[:1].isalnum() or part[:1] in ("(", "√", "∛", "∜")
    return f"({fraction})" if fraction and is_drawn_in else fraction


def _is_close(token: str) -> bool:
    return token[:1].isalnum() or token[:1] in ("(", "\\")


def _bracketed(said: str) -> str:
    return said if _LONE.fullmatch(said) else f"({said})"


@lru_cache(maxsize=1)
def _symbols() -> dict[str, str]:
    from unicodeit.data import REPLACEMENTS  # 7 ms, so only for the first formula

    return dict(REPLACEMENTS)


def _symbol(name: str) -> str:
    """The sign that a command stands for."""
    symbol = _symbols().get(f"\\{name}", "")
    if not symbol or "\\" in symbol:
        raise _UnknownError
    return symbol
