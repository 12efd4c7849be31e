"""The command diff: what two sets of results tell differently."""

import sys
from pathlib import Path

import click

from pipeline.run.summary import visible
from pipeline.terminal import FINDINGS, fail

PREVIOUS = ".kompass/previous.db"
"""Under a folder of results: the database as it was before the last run that changed it."""


@click.command("diff")
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path), required=False)
@click.option("--json", "form", flag_value="json", help="As JSON, with whole texts.")
@click.option("--markdown", "form", flag_value="markdown", help="As the note of a release.")
def diff_command(old: Path, new: Path | None, form: str | None) -> None:
    """Compare two sets of results: folders, databases, published bundles, or released zip files.

    Each changed fact comes with its name, its page and its cause: another PDF, other code, or a correction. With one
    folder, the last run that changed something is compared with the one before it. Exit code 1 if anything differs,
    0 if nothing does.
    """
    from pipeline.differences.collection import NoResults, collection
    from pipeline.differences.compare import differences
    from pipeline.differences.wording import as_json, as_markdown, as_text

    if new is None:
        old, new = old / PREVIOUS, old
        if not old.is_file():
            fail(f"No earlier run of {visible(str(new))} is kept: nothing has changed since the first one.")
    try:
        found = differences(collection(old), collection(new))
    except NoResults as reason:
        fail(visible(str(reason)))
    except OSError as error:
        fail(f"{visible(str(error.filename))} cannot be read: {error.strerror or error}.")
    words = {"json": as_json, "markdown": as_markdown, None: as_text}[form](found)
    click.echo(words if form == "json" else "\n".join(visible(line) for line in words.split("\n")))
    if found:
        sys.exit(FINDINGS)
