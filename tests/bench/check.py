"""What do checking, adding and listing a deck of 10,000 cards cost, in seconds and in memory?

Run by hand: `python tests/bench/check.py [CARDS]`. Each command is a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NOUNS = ("market", "price", "margin", "phone", "partner", "channel", "brand", "supplier")
VERBS = ("raise", "lower", "sell", "keep", "change", "supply", "open", "lose", "build")


def main() -> None:
    """Print a table of commands with their wall time and peak memory."""
    cards = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.yaml"
        path.write_text(deck(cards), encoding="utf-8")
        database = str(Path(folder) / "big.db")
        print(f"{cards:,} cards, {path.stat().st_size / 1e6:.1f} MB of YAML")
        print(f"{'command':<34}{'seconds':>9}{'peak MiB':>10}")
        for name, arguments in (
            ("quizzer --version", ["--version"]),
            ("quizzer check", ["check", str(path)]),
            ("quizzer fmt --check", ["fmt", "--check", str(path)]),
            ("quizzer add", ["--db", database, "add", str(path)]),
            ("quizzer list, nothing changed", ["--db", database, "list"]),
        ):
            seconds, mebibytes = measured(arguments, folder)
            print(f"{name:<34}{seconds:>9.2f}{mebibytes:>10.0f}")
        print("modules of YAML after that list:", modules_after_list(database, folder) or "none")


def deck(cards: int) -> str:
    """A deck whose questions differ as those of a person do: by a name, a verb and a number."""
    lines = ["quizzer: 1", "deck: big", "title: A big deck", "topics:"]
    lines += [f"  t{number}: Topic {number}" for number in range(50)]
    lines.append("cards:")
    for number in range(cards):
        noun, verb = NOUNS[number % len(NOUNS)], VERBS[number // len(NOUNS) % len(VERBS)]
        lines += [
            f"  - id: card-{number}",
            f"    q: When did firm F{number} {verb} its {noun} in town T{number * 7 % 9973}?",
            f"    a: In the year {1900 + number % 120}",
            f"    topic: t{number % 50}",
            f"    why: Its {noun} had to follow that of firm F{number + 1}.",
        ]
    return "\n".join(lines) + "\n"


def measured(arguments: list[str], folder: str) -> tuple[float, float]:
    """Wall seconds and peak mebibytes of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "quizzer", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def modules_after_list(database: str, folder: str) -> str:
    """Which modules of YAML a second `list` has imported: it must not parse again."""
    code = (
        "import sys, quizzer.__main__ as m\n"
        f"sys.argv = ['quizzer', '--db', {database!r}, 'list']\n"
        "try: m.main()\n"
        "except SystemExit: pass\n"
        "print(*(n for n in sys.modules if n.split('.')[0] == 'yaml'), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=folder, check=True
    )
    return ran.stderr.strip()


if __name__ == "__main__":
    main()
