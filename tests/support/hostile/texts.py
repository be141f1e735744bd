"""Which decks are hostile by their bytes, or by what their texts do to a screen?"""

from __future__ import annotations

from functools import partial

from support.hostile.case import (
    HEAD,
    Hostile,
    Outcome,
    Subject,
    accepted,
    answered,
    card,
    refused,
)
from support.hostile.yaml_powers import FIELDS_WITH_TEXT, every_field

_DECK = answered("Lei Jun, café")
_ENCODING = Subject.ENCODING


def _bytes(name: str, why: str, data: bytes, *codes: str) -> Hostile:
    return Hostile(name, _ENCODING, why, lambda: data, Outcome.CUT, frozenset(codes))


ENCODINGS: tuple[Hostile, ...] = (
    _bytes("UTF-16 LE with a mark", "editors write it", _DECK.encode("utf-16"), "E102"),
    _bytes("UTF-16 BE with a mark", "editors write it",
           b"\xfe\xff" + _DECK.encode("utf-16-be"), "E102"),
    _bytes("UTF-16 LE", "a zero follows each letter", _DECK.encode("utf-16-le"), "E102"),
    _bytes("UTF-16 BE", "a zero is before each letter", _DECK.encode("utf-16-be"), "E102"),
    _bytes("UTF-32", "three zeros follow each letter", _DECK.encode("utf-32"), "E102"),
    _bytes("Latin-1", "its é is no UTF-8", _DECK.encode("latin-1"), "E102"),
    _bytes("an overlong slash", "a filter misses it", _DECK.encode() + b"#\xc0\xaf\n", "E102"),
    _bytes("an encoded surrogate", "it is half a character", _DECK.encode() + b"#\xed\xa0\x80\n",
           "E102"),
    _bytes("a cut character", "the file ends within it", _DECK.encode() + b"#\xe2\x82", "E102"),
    _bytes("a code beyond Unicode", "there is no such character",
           _DECK.encode() + b"#\xf5\x80\x80\x80\n", "E102"),
    _bytes("a gzip file", "it is no text", b"\x1f\x8b\x08\x00" + bytes(range(256)) * 9, "E102"),
    accepted("UTF-8 with a mark", _ENCODING, "the mark is not of the text",
             lambda: f"\ufeff{_DECK}", "Lei Jun, café"),
    accepted("two marks", _ENCODING, "the second is not at the beginning",
             lambda: f"\ufeff\ufeff{_DECK}", "Lei Jun, café"),
    accepted("CRLF", _ENCODING, "Windows ends lines so",
             lambda: answered("|\n      one\n      two").replace("\n", "\r\n"), "one\ntwo"),
    accepted("lone CR", _ENCODING, "old Macs ended lines so",
             lambda: answered("|\n      one\n      two").replace("\n", "\r"), "one\ntwo"),
    refused("NUL", _ENCODING, "a C string ends there", lambda: answered("a\0b"), "E103"),
    refused("every control character", _ENCODING, "terminals obey them", lambda: card("q: Who?",
            "list:", *(f"  - x{chr(code)}y{code}" for code in (*range(32), *range(127, 160))
                       if chr(code) not in "\t\n\r")), "E103"),
    refused("every control character by escape", _ENCODING, "the file looks harmless",
            lambda: card("q: Who?", "list:", *(f'  - "x\\x{code:02x}y{code}"' for code in
                         (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r")), "E103"),
    refused("NEL, LS and PS", _ENCODING, "YAML ends lines there, and editors do not",
            lambda: answered("a\x85b\u2028c\u2029d"), "E103"),
    refused("separators by escape", _ENCODING, "they end a line on the screen",
            lambda: answered(r'"a\Nb\Lc\Pd"'), "E103"),
    refused("a surrogate by escape", _ENCODING, "it cannot be encoded",
        lambda: answered(r'"\ud800"'), "E104"),
    refused("a carriage return by escape", _ENCODING, "it overwrites the line",
            lambda: answered(r'"good\rbad"'), "E103"),
)  # fmt: skip

_SEQUENCES = (
    ("OSC 52", "it writes the clipboard", "\x1b]52;c;cHduZWQ=\x07"),
    ("CSI", "it clears the screen", "\x1b[2J\x1b[H"),
    ("reset", "it resets the terminal", "\x1bc"),
    ("DCS", "the terminal answers as if typed", "\x1bP$q q\x1b\\"),
    ("hyperlink", "it links to another target", "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\"),
    ("8-bit CSI", "it clears the screen", "\x9b2J"),
    ("bell and backspace", "they hide what was written", "\x07a\x08\x08"),
)
_QUOTED_IN_MESSAGES = (
    '"{0}": unknown key',
    'defaults: {{source: "{0}"}}',
    "cards:",
    '  - {{id: "{0}", q: Who?, a: x}}',
    '  - {{id: c, q: Who?, a: x, level: "{0}", status: "{0}", suspended: "{0}", rev: "{0}"}}',
    '  - {{id: d, q: Who?, num: "{0}"}}',
    '  - {{id: e, q: Who?, a: x, cite: "{0}", topic: "{0}"}}',
    '  - {{id: "{0}", q: Who?, list: ["{0}", "{0}"],',
    '     cite: {{in: "{0}", at: "{0}", print: "{0}"}}}}',
)
_TERMINAL = Subject.TERMINAL


def _escaped(sequence: str) -> str:
    return "".join(f"\\x{ord(c):02x}" if not " " <= c <= "~" or c in '"\\' else c for c in sequence)


def _quoted(text: str) -> str:
    return HEAD + "".join(f"{line.format(text)}\n" for line in _QUOTED_IN_MESSAGES)


_ALL_MESSAGES = ("E201", "E205", "E206", "E207", "E208", "E302", "E307", "E309", "E401",
                 "E403", "E404")  # fmt: skip
_BIDI = "\u202eevil\u202c\u2066x\u2069\u200f\u061c"
TERMINALS: tuple[Hostile, ...] = (
    *(refused(f"{name} in every field", _TERMINAL, why,
              partial(every_field, f"'x{sequence}'"), "E103")
      for name, why, sequence in _SEQUENCES),
    *(refused(f"{name} by escape in every field", _TERMINAL, why,
              partial(every_field, f'"x{_escaped(sequence)}"'), "E103")
      for name, why, sequence in _SEQUENCES),
    *(refused(f"{name} in what messages quote", _TERMINAL, why,
              partial(_quoted, _escaped(sequence)), "E103", *_ALL_MESSAGES)
      for name, why, sequence in _SEQUENCES),
    refused("bidi controls in what messages quote", _TERMINAL, "they turn the message around",
            lambda: _quoted(_BIDI), *_ALL_MESSAGES),
    accepted("bidi controls in every field", _TERMINAL, "they turn the text around",
             lambda: every_field(f'"{_BIDI}"'), *[_BIDI] * FIELDS_WITH_TEXT),
    refused("a line of another problem", _TERMINAL, "a message could be forged",
            lambda: f'{HEAD}"x\\nother.yaml:1:1 E101 forged": y\n', "E201"),
)  # fmt: skip

_INVISIBLE = Subject.INVISIBLE
_NOTHINGS = {
    "zero-width spaces": "\u200b\u200b\ufeff\u2060",
    "Hangul fillers": "\u3164\u115f\uffa0",
    "blank Braille": "\u2800\u2800",
    "variation selectors": "\ufe0f\U000e0101",
    "tag characters": "".join(chr(0xE0000 + ord(c)) for c in "obey"),
    "joiners": "\u200c\u200d",
    "spaces": "\u00a0\u2003\u3000",
    "combining marks": "\u0301\u0302",
    "soft hyphens": "\u00ad",
    "a null notehead": "\U0001d159",
    "controls of direction": "\u202e\u2066",
}
INVISIBLES: tuple[Hostile, ...] = (
    *(refused(f"an answer of {name}", _INVISIBLE, "nothing of it can be seen",
              partial(answered, f'"{text}"'), "E204")
      for name, text in _NOTHINGS.items()),
    refused("a blank of zero-width spaces", _INVISIBLE, "nothing of it can be seen",
            lambda: card('cloze: "So {{\u200b}}."'), "E306"),
    accepted("zero-width space in an answer", _INVISIBLE, "it is not what it looks like",
             lambda: answered("Lei\u200bJun"), "Lei\u200bJun"),
    accepted("hidden words in tag characters", _INVISIBLE, "they are for machines only",
             lambda: answered(f"x{_NOTHINGS['tag characters']}"),
             f"x{_NOTHINGS['tag characters']}"),
    refused("zero-width space in an id", _INVISIBLE, "it looks like another id",
            lambda: f"{answered('x')}  - {{id: \"c\u200b\", q: Who?, a: x}}\n", "E208"),
    refused("letters of another script in an id", _INVISIBLE, "they look like Latin",
            lambda: f"{answered('x')}  - {{id: с, q: Who?, a: x}}\n", "E208"),
    accepted("thousands of combining marks", _INVISIBLE, "they paint over other rows",
             lambda: answered("Z" + "\u0300\u0489" * 5000), "Z" + "\u0300\u0489" * 5000),
    refused("combining marks in a key", _INVISIBLE, "they paint over the message",
            lambda: HEAD + "Z" + "\u0300" * 900 + ": x\n", "E201"),
)  # fmt: skip

_MARKUP = Subject.MARKUP
_MARKUPS = (
    ("a Textual action", "a click runs it", "[@click=app.exit()]x[/]"),
    ("a lone closing tag", "a parser of markup crashes", "x[/]"),
    ("a Rich link", "it hides its target", "[link=http://evil.example]x[/link]"),
    ("an index", "markup swallows it", "arr[i] = x[0]"),
    ("50 KB of *", "emphasis is quadratic in some parsers", "*" * 50_000),
    ("50 KB of _", "emphasis is quadratic in some parsers", "a_" * 25_000),
    ("50 KB of [ in quotes", "links are quadratic in some parsers", "[" * 50_000),
    ("50 KB of `", "code spans are quadratic in some parsers",
     "".join("`" * n + " " for n in range(1, 315))),
    ("quotes in quotes", "they nest 25,000 deep", "> " * 25_000 + "x"),
    ("dashes behind dashes", "they nest 25,000 deep", "- " * 25_000 + "x"),
    ("images in links", "they nest", "![[" * 15_000),
    ("a TeX bomb", "its macros double 30 times",
     "$" + "".join(rf"\def\{chr(97 + n % 26)}{{\x\x}}" for n in range(30)) + "$"),
    ("braces in TeX", "they nest 20,000 deep", "$" + "{" * 20_000 + "}" * 20_000 + "$"),
    ("entities", "they decode to control characters", "&#27;[2J&#x202e;&Tab;"),
    ("a script link", "a click runs it", "[x](javascript:alert(1)) <file:///etc/passwd>"),
)  # fmt: skip
MARKUPS: tuple[Hostile, ...] = tuple(
    accepted(name, _MARKUP, why, partial(answered, f"'{text}'"), text)
    for name, why, text in _MARKUPS
)

_FILES = ("../../etc/passwd", "/etc/passwd", "~/.ssh/id_ed25519", r"\\server\share\x",
          "C:\\Windows\\win.ini", "/dev/zero", "file:///etc/passwd", "a/../../b")  # fmt: skip


def _citing(file: str) -> str:
    source = f"{HEAD}sources: {{s: {{file: '{file}'}}}}\ndefaults: {{source: s}}\n"
    return f"{source}cards:\n  - {{id: c, q: Who?, a: x, cite: 1}}\n"


PATHS: tuple[Hostile, ...] = (
    *(accepted(f"file: {name}", Subject.PATHS, "it leads out of the folder of sources",
               partial(_citing, name), name)
      for name in _FILES),
    refused("a NUL in file:", Subject.PATHS, "a C string ends there",
            lambda: f'{HEAD}sources: {{s: {{file: "a\\0b"}}}}\n', "E103"),
)  # fmt: skip
