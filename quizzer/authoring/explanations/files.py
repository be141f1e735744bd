"""Why is a file refused, or something of its YAML?"""

from __future__ import annotations

from quizzer.authoring.codes import Code
from quizzer.authoring.explanations.parts import Parts

FILES: dict[Code, Parts] = {
    Code.FILE_TOO_LARGE: Parts(
        why="A deck of ten thousand cards is about 5 MiB. A larger file is hardly a deck, and a "
        "file that somebody sent should not be able to fill the memory.",
        bad="(a file of 40 MiB)",
        good="(two files of 20 MiB)",
        fix="Split the deck into several files, each with its own id.",
    ),
    Code.NOT_UTF8: Parts(
        why="In another encoding each letter beyond A to Z could be a different one, and nobody "
        "would notice until learners read it.",
        bad="(a file saved as Latin-1 or Windows-1252, with an é in it)",
        good="(the same file saved as UTF-8)",
        fix="Save the file with the encoding UTF-8; most editors ask for it under Save As.",
    ),
    Code.CONTROL_CHARACTER: Parts(
        why="A terminal obeys control characters instead of showing them: they can move text, "
        "change its colour or write the clipboard. No text of a card needs one.",
        bad=r'title: "Kestrel\e[2J Cycles"',
        good="title: Kestrel Cycles",
        fix="Delete the character, or write \\\\ in double quotes if a backslash was meant.",
    ),
    Code.SYNTAX: Parts(
        why="YAML shows by indentation what belongs to what. A line that fits nothing above it "
        "could belong anywhere.",
        bad="- id: founder\n  q: Who founded Kestrel Cycles?\n    a: Mira Holt",
        good="- id: founder\n  q: Who founded Kestrel Cycles?\n  a: Mira Holt",
        fix="Line the keys of a card up with each other, and close each quote and bracket.",
    ),
    Code.TAB: Parts(
        why="How wide a tab is depends on the editor, so it cannot show what belongs to what, and "
        "YAML forbids it. (A tab is shown as → here.)",
        bad="- id: founder\n\tq: Who founded Kestrel Cycles?\n\ta: Mira Holt",
        good="- id: founder\n  q: Who founded Kestrel Cycles?\n  a: Mira Holt",
        fix="Indent with spaces. Most editors do so for YAML files when they are told to.",
    ),
    Code.NEEDS_QUOTES: Parts(
        why="A colon with a space behind it makes a key, and a text that begins with { [ * & ! % @ "
        "or a backtick is something else to YAML. It would not be read as you wrote it.",
        bad="title: Kestrel Cycles: a case",
        good='title: "Kestrel Cycles: a case"',
        fix="Put the whole text in quotes, or begin it on the next line after |.",
    ),
    Code.CURLY_QUOTES: Parts(
        why="To YAML curly quotes are letters. They would become part of the text, and an answer "
        "without them would be wrong.",
        bad="title: “Kestrel Cycles”",
        good='title: "Kestrel Cycles"',
        fix='Write straight quotes, or put "…" around it all if the curly ones are meant.',
    ),
    Code.LOST_TEXT: Parts(
        why="Behind a space, # begins a comment, so the rest of the text would be lost in silence. "
        "A comment that is meant as one has a space after its #.",
        bad="- id: room\n  q: Where is the workshop?\n  a: Room #12",
        good='- id: room\n  q: Where is the workshop?\n  a: "Room #12"',
        fix="Put the text in quotes, or a space after the # of a comment.",
    ),
    Code.ANCHOR: Parts(
        why="YAML can name a value and repeat it elsewhere. A few lines of that can grow to "
        "gigabytes, and a diff no longer shows what a card says. A deck does without.",
        bad="- id: founder\n  q: Who founded Kestrel Cycles?\n  a: &holt Mira Holt",
        good="- id: founder\n  q: Who founded Kestrel Cycles?\n  a: Mira Holt",
        fix="Delete the name, or put a text that begins with & in quotes.",
    ),
    Code.ALIAS: Parts(
        why="YAML can repeat a value that was named elsewhere. Each card of a deck says what it "
        "says by itself, so that it can be moved and read alone.",
        bad="- id: founder\n  q: Who founded Kestrel Cycles?\n  a: *holt",
        good="- id: founder\n  q: Who founded Kestrel Cycles?\n  a: Mira Holt",
        fix="Write the value out, or put a text that begins with * in quotes.",
    ),
    Code.MERGE_KEY: Parts(
        why="YAML can mix one mapping into another. What a card says would then depend on lines "
        "that are somewhere else.",
        bad="- <<: {topic: idea}\n  id: founder\n  q: Who founded it?\n  a: Mira Holt",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  topic: idea",
        fix="Write the keys out. For a source that all cards share there is defaults:.",
    ),
    Code.TAG: Parts(
        why="A tag tells a YAML reader to make something else than text of a value, and "
        "can make some readers run a program. Here the key alone says what a value is.",
        bad="- id: founder\n  q: Who founded Kestrel Cycles?\n  a: !name Mira Holt",
        good="- id: founder\n  q: Who founded Kestrel Cycles?\n  a: Mira Holt",
        fix="Delete the tag, or put a text that begins with ! in quotes.",
    ),
    Code.SECOND_DOCUMENT: Parts(
        why="A file is one deck, so that its name, its history and its place in the library are "
        "those of one deck.",
        bad="quizzer: 1\ndeck: harbour\n---\nquizzer: 1\ndeck: rivals",
        good="quizzer: 1\ndeck: harbour",
        fix="Put the second deck in a file of its own. A line of dashes as text needs quotes.",
    ),
    Code.TOO_DEEP: Parts(
        why="A deck needs five levels, and 16 are allowed. Files that nest without end are made to "
        "crash whoever reads them.",
        bad=f"title: {'[' * 17}Kestrel Cycles{']' * 17}",
        good=f'title: "{"[" * 17}Kestrel Cycles{"]" * 17}"',
        fix="Put a text that begins with [ or { in quotes.",
    ),
    Code.TOO_MANY_NODES: Parts(
        why="A million keys and values are room for fifty thousand cards. Beyond it reading takes "
        "so long and so much memory that it would look like a hang.",
        bad="(a deck of 100,000 cards)",
        good="(four decks of 25,000 cards)",
        fix="Split the deck into several files, each with its own id.",
    ),
    Code.KEY_NOT_TEXT: Parts(
        why="A key names what stands behind it, and a list or a mapping is no name.",
        bad="- id: towns\n  q: What is where?\n  match: {[a]: workshop, b: office}",
        good='- id: towns\n  q: What is where?\n  match: {"[a]": workshop, b: office}',
        fix="Put the key in quotes.",
    ),
    Code.DUPLICATE_KEY: Parts(
        why="Other YAML readers drop one of the two in silence, and not all the same one.",
        bad="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  a: Holt",
        good="- id: founder\n  q: Who founded it?\n  a: Mira Holt\n  accept: [Holt]",
        fix="Delete one of them. Keys that look alike, with é as one sign or two, are the same.",
    ),
    Code.FIELD_TOO_LONG: Parts(
        why="64 KiB are about thirty pages. Nobody learns that as one field, and a screen that has "
        "to lay it out stands still.",
        bad="(a why: of 100 KiB)",
        good="(a why: of a few sentences, with cite: for the rest)",
        fix="Shorten the text and cite the document for the rest.",
    ),
    Code.EMPTY_FILE: Parts(
        why="A file without content, or with comments only, says neither its format nor its id.",
        bad="# quizzer: 1\n# deck: harbour",
        good="quizzer: 1\ndeck: harbour",
        fix="Begin with quizzer: 1 and deck:, or let `quizzer new` write a deck of examples.",
    ),
    Code.DIRECTIVE: Parts(
        why="Lines such as %YAML tell a YAML reader how to read the rest. A deck is read in one "
        "way only.",
        bad="%YAML 1.2\n---\nquizzer: 1\ndeck: harbour",
        good="quizzer: 1\ndeck: harbour",
        fix="Delete the line and the dashes below it.",
    ),
    Code.MORE_PROBLEMS: Parts(
        why="A hundred problems of a file are shown. More of them often have one cause, such as a "
        "wrong indentation, and a file that is broken everywhere is not read to its end.",
        bad="(a file with 150 mistakes)",
        good="(a file with none)",
        fix="Put right what is shown, and check again.",
    ),
    Code.MORE_WARNINGS: Parts(
        why="A hundred warnings of a file are shown. More of them often have one cause, and it is "
        "easier to mend a deck in rounds.",
        bad="(a deck with 150 weaknesses)",
        good="(a deck with none, or with those ignored that are meant)",
        fix="Mend what is shown, or ignore a rule for the whole deck, and check again.",
    ),
}
