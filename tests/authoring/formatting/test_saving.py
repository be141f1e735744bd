"""Is a deck file whole at every moment of being saved, whatever goes wrong?"""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from quizzer.authoring.filebytes import digest_of
from quizzer.authoring.formatting.saving import SavingError, save
from quizzer.errors import UsageError

OLD, NEW = b"old: 1\n", b"new: 2\n"
READ = digest_of(OLD)


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_bytes(OLD)
    return path


def is_untouched(deck: Path) -> bool:
    return deck.read_bytes() == OLD and list(deck.parent.iterdir()) == [deck]


def test_the_new_content_takes_the_old_ones_place_with_its_mode(deck: Path) -> None:
    deck.chmod(0o640)
    save(deck, NEW, READ)
    assert deck.read_bytes() == NEW
    assert deck.stat().st_mode & 0o7777 == 0o640
    assert list(deck.parent.iterdir()) == [deck]


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give files away")
def test_the_owner_stays(deck: Path) -> None:
    os.chown(deck, 12345, 23456)
    save(deck, NEW, READ)
    assert (deck.stat().st_uid, deck.stat().st_gid) == (12345, 23456)


def test_a_symbolic_link_stays_one_and_its_target_is_saved(deck: Path) -> None:
    link = deck.parent / "link.yaml"
    link.symlink_to("deck.yaml")
    save(link, NEW, READ)
    assert link.is_symlink()
    assert deck.read_bytes() == NEW
    assert not deck.is_symlink()


def test_a_file_that_was_changed_since_it_was_read_is_left_alone(deck: Path) -> None:
    with pytest.raises(SavingError, match="changed by another program"):
        save(deck, NEW, digest_of(b"older: 0\n"))
    assert is_untouched(deck)


def test_a_change_while_the_new_content_is_written_is_noticed(
    deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(_: int) -> None:
        deck.write_bytes(b"other: 3\n")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(SavingError, match="changed by another program"):
        save(deck, NEW, READ)
    assert deck.read_bytes() == b"other: 3\n"
    assert list(deck.parent.iterdir()) == [deck]


def test_a_file_that_is_gone_is_not_made_again(deck: Path) -> None:
    deck.unlink()
    with pytest.raises(UsageError, match="no such file"):
        save(deck, NEW, READ)
    assert list(deck.parent.iterdir()) == []


def test_a_read_only_file_is_left_alone(deck: Path) -> None:
    deck.chmod(0o444)
    with pytest.raises(SavingError, match="may not change this file") as raised:
        save(deck, NEW, READ)
    assert raised.value.where == str(deck)
    assert is_untouched(deck)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_read_only_folder_leaves_the_file_alone(
    deck: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    open_ = os.open

    def refuse(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise OSError(code, os.strerror(code))
        return open_(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(SavingError, match="may not change this file, or its folder"):
        save(deck, NEW, READ)
    assert is_untouched(deck)


def test_a_full_disk_leaves_the_file_and_nothing_beside_it(
    deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SavingError, match="the disk is full"):
        save(deck, NEW, READ)
    assert is_untouched(deck)


def test_content_that_does_not_fit_leaves_the_file_and_nothing_beside_it(deck: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(SavingError, match="cannot be saved"):
            save(deck, b"#" * 5000, READ)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert is_untouched(deck)


def test_an_interruption_leaves_nothing_beside_the_file(
    deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(deck, NEW, READ)
    assert is_untouched(deck)


ENDLESS = """
    import sys
    from pathlib import Path
    from quizzer.authoring.filebytes import digest_of
    from quizzer.authoring.formatting.saving import save

    path = Path(sys.argv[1])
    contents = [letter * 200_000 for letter in (b"a", b"b")]
    print("ready", flush=True)
    while True:
        for old, new in (contents, contents[::-1]):
            save(path, new, digest_of(old))
            print(end=".", flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("turns", range(1, 40, 3))
def test_a_kill_in_the_middle_leaves_the_old_or_the_new_file_whole(deck: Path, turns: int) -> None:
    whole = [letter * 200_000 for letter in (b"a", b"b")]
    deck.write_bytes(whole[0])
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(ENDLESS), str(deck)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    process.stdout.read(turns)  # then it is somewhere in the next turn
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    process.stdout.close()
    assert deck.read_bytes() in whole
    assert len(list(deck.parent.glob("*.yaml"))) == 1
