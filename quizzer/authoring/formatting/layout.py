"""Which lines and characters does a part of a deck take up in its file?"""

from __future__ import annotations

from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence, Style
from quizzer.authoring.problems import Place


class Layout:
    """A file's lines, and how the nodes of its tree lie in them. Lines count from 1."""

    def __init__(self, text: str) -> None:
        """`text` is what the tree was read from: without a byte order mark, lines ended by LF."""
        self._lines = text.split("\n")

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, number: int) -> str:
        """A line without its end."""
        return self._lines[number - 1]

    def before(self, place: Place) -> str:
        """What stands before a place on its line."""
        return self.line(place.line)[: place.column - 1]

    def after(self, place: Place) -> str:
        """What stands from a place on to the end of its line."""
        return self.line(place.line)[place.column - 1 :]

    def between(self, start: Place, end: Place) -> str:
        """The text between two places."""
        if start.line == end.line:
            return self.line(start.line)[start.column - 1 : end.column - 1]
        inner = self._lines[start.line : end.line - 1]
        return "\n".join([self.after(start), *inner, self.before(end)])

    def lines(self, first: int, last: int) -> str:
        """Whole lines, without the end of the last one."""
        return "\n".join(self._lines[first - 1 : last])

    def end_of_line(self, number: int) -> Place:
        """The place behind a line's last character."""
        return Place(number, len(self.line(number)) + 1)

    def is_flow(self, node: Node) -> bool:
        """Whether a list or mapping stands in brackets of its own."""
        return not isinstance(node, Scalar) and self.after(node.start)[:1] in ("{", "[")

    def is_blank(self, number: int) -> bool:
        """Whether a line is empty but for white space."""
        return not self.line(number).strip()

    def is_comment(self, number: int) -> bool:
        """Whether a line holds a comment and nothing else. Only asked of lines between nodes."""
        return self.line(number).lstrip().startswith("#")

    def has_tab_below(self, number: int) -> bool:
        """Whether a line below is blank or a comment and indented by a tab.

        YAML takes that behind plain text, and refuses it behind brackets and quotes.
        """
        below = number + 1
        while below <= len(self) and (self.is_blank(below) or self.is_comment(below)):
            if "\t" in self.indent(below):
                return True
            below += 1
        return False

    def indent(self, number: int) -> str:
        """The white space that a line begins with."""
        line = self.line(number)
        return line[: len(line) - len(line.lstrip())]

    def last_line(self, node: Node, column: int) -> int:
        """The last line that a value takes up, under a key in a column.

        The parser lets what is not in brackets or quotes end where the next thing begins. Of a
        block scalar, white space that is deep enough to be part of its text belongs to it.
        """
        match node:
            case Scalar(style=Style.BLOCK, end=end):
                last = end.line if end.column > 1 else end.line - 1
                while self.is_blank(last) and len(self.line(last)) < column:
                    last -= 1
                return last
            case Sequence(items=(*_, final)) if not self.is_flow(node):
                return self.last_line(final, column)
            case Mapping(pairs=(*_, (key, value))) if not self.is_flow(node):
                return self.last_line(value, key.start.column)
            case _:
                return node.end.line
