"""Is one value of the file changed, and nothing else?"""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.cli.editing import save, with_value

FILE = """\
# my settings

learner = "ada"   # that is me
new_per_day=20
'theme' = "nord#1" # a # comment
vacations = [
  "2026-12-24",
]

# weekends
[easy_days]
sat = 0.5
new_per_day = 0
"""


@pytest.mark.parametrize(
    ("key", "literal", "before", "after"),
    [
        ("new_per_day", "7", "new_per_day=20\n", "new_per_day=7\n"),
        ("learner", '"eve"', '"ada"   # that is me', '"eve"   # that is me'),
        ("theme", '"quizzer"', '"nord#1" # a # comment', '"quizzer" # a # comment'),
        ("learner", "", 'learner = "ada"   # that is me\n', ""),
        ("ascii", "", "", ""),
    ],
)
def test_only_the_value_changes(key: str, literal: str, before: str, after: str) -> None:
    assert with_value(FILE, key, literal) == FILE.replace(before, after, 1)


def test_a_new_key_stands_above_the_tables(tmp_path: Path) -> None:
    changed = with_value(FILE, "ascii", "true")
    assert changed.replace("ascii = true\n", "") == FILE
    assert tomllib.loads(changed)["ascii"] is True


@pytest.mark.parametrize("text", ["", "# only a comment", "[keys]\n", "learner = 'ada'"])
def test_a_new_key_finds_its_place_in_any_file(text: str) -> None:
    assert tomllib.loads(with_value(text, "new_per_day", "3"))["new_per_day"] == 3


def test_lines_end_as_they_did() -> None:
    assert with_value("a = 1\r\nb = 2\r\n", "b", "3") == "a = 1\r\nb = 3\r\n"
    assert with_value("a = 1\r\n", "b", "3") == "a = 1\r\nb = 3\r\n"


@pytest.mark.parametrize("literal", ["'2027-01-01'", ""])
def test_what_it_cannot_follow_is_refused(literal: str) -> None:
    with pytest.raises(ValueError, match="only an editor can change"):
        with_value(FILE, "vacations", literal)
    with pytest.raises(ValueError, match="only an editor can change"):
        with_value("a.b = 1\n", "a", literal)


@given(
    st.dictionaries(st.sampled_from(["one", "two", "three"]), st.integers()),
    st.integers(),
)
def test_it_reads_back_as_it_was_but_for_the_value(pairs: dict[str, int], value: int) -> None:
    text = "".join(f"{key} = {number} # {key} = 0\n" for key, number in pairs.items())
    assert tomllib.loads(with_value(text, "two", str(value))) == {**pairs, "two": value}


def test_a_new_file_is_its_owners_alone_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.toml"
    save(file, "a = 1\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    save(file, "a = 2\n")
    assert file.read_text() == "a = 2\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    link = tmp_path / "config.toml"
    link.symlink_to(tmp_path / "dotfiles" / "quizzer.toml")
    save(link, "a = 1\n")
    assert link.is_symlink()
    assert (tmp_path / "dotfiles" / "quizzer.toml").read_text() == "a = 1\n"
