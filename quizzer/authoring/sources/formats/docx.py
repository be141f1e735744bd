"""How does a Word document read, line by line?

Hidden is what a run says of itself. What a style hides, or white letters on white, is read as text.
"""

from __future__ import annotations

import re
from io import BytesIO

from quizzer.authoring.sources.formats.html import lines_of
from quizzer.authoring.sources.formats.package import damaged, plain_package
from quizzer.authoring.sources.formats.rendering import DocumentError, Rendered, missing

_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
r[style-name='Strong'] => strong
p[style-name^='toc'] => !
"""


_TITLE = '<h1 class="title">'
_HEADING = re.compile(r"(?P<tag></?h)(?P<level>[1-5])>")


def read_docx(data: bytes, name: str) -> Rendered:
    """The text of a Word document without what it hides. Raises DocumentError."""
    try:
        import mammoth
    except ImportError as error:
        raise missing("Word", name) from error
    package = BytesIO(plain_package(data, name))
    try:
        converted = mammoth.convert_to_html(
            package,
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=_no_image,
        )
    except MemoryError:
        raise
    except Exception as error:  # what is wrong in a document makes the reader raise anything
        raise damaged(name) from error
    lines = lines_of(_under_title(converted.value), name)
    if not lines:
        raise DocumentError(
            "there is no text in it",
            where=name,
            remedy="Save a copy with its text in the body, not in pictures, notes or headers",
        )
    return Rendered(lines)


def _under_title(page: str) -> str:
    """A page whose headings stand under its title: Word counts chapters from 1 all the same."""
    if _TITLE not in page:
        return page
    head, *others = page.split(_TITLE)
    return _lower(head) + "".join(
        f"{_TITLE}{title}</h1>{_lower(rest)}"
        for title, _, rest in (other.partition("</h1>") for other in others)
    )


def _lower(page: str) -> str:
    return _HEADING.sub(lambda found: f"{found['tag']}{int(found['level']) + 1}>", page)


def _no_image(_: object) -> list[object]:
    """What stands for a picture; it is never opened."""
    return []
