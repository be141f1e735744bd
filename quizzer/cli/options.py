"""Which options do several commands share?"""

from __future__ import annotations

from pathlib import Path

import click

as_json = click.option("--json", "as_json", is_flag=True, help="Print a JSON document.")

case_option = click.option(
    "--case",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the case documents are, if not beside the deck (QUIZZER_CASE).",
)
