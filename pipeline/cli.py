"""The command `kompass`."""

import os
import sqlite3
import sys
from pathlib import Path
from typing import get_args

import click

from pipeline.commands.comparing import diff_command
from pipeline.commands.correcting import correct_command, review_command, sources_command, todo_command
from pipeline.commands.release import release_command
from pipeline.commands.showing import show_command
from pipeline.loading import loading
from pipeline.run.options import DATABASE, Options, ReaderName, cores
from pipeline.run.summary import describe, findings, incomplete, not_read, table, visible
from pipeline.terminal import FINDINGS, STOPPED, accept_any_letter, fail, plain_errors, progress_bar


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="kommunkompassen")
def cli() -> None:
    """Read Kommunkompassen evaluation reports (PDF) into JSON and a SQLite database.

    Exit codes: 0 fine; 1 findings or rejects (check, extract --strict); 2 wrong use, or a folder that cannot be
    written to; 130 stopped.
    """


@cli.command("extract")
@click.argument("raw", type=click.Path(exists=True, file_okay=False, path_type=Path), default="raw")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="extracted",
    show_default=True,
    help="Folder for the JSON files and the database; made if missing.",
)
@click.option(
    "--reader",
    type=click.Choice(get_args(ReaderName)),
    default="pdfium",
    show_default=True,
    help="Engine of the first reading; the other one makes the second.",
)
@click.option(
    "--second-reading/--no-second-reading",
    default=True,
    show_default=True,
    help="Read the score tables again with the other engine and compare the digits.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=cores,
    show_default="all cores",
    help="Files that are read at the same time, each in a process of its own.",
)
@click.option("--force", is_flag=True, help="Read all files, also those that have not changed.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=120.0,
    show_default=True,
    help="Seconds that reading one file may take.",
)
@click.option(
    "--memory",
    type=click.IntRange(64),
    default=1024,
    show_default=True,
    help="Megabytes that reading one file may take.",
)
@click.option("--ocr", is_flag=True, help="Recognise pages that are pictures (Tesseract must be installed).")
@click.option("--drop-closed", is_flag=True, help="Let go of what was read in folders that cannot be entered now.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there are findings or rejects.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def extract_command(
    raw: Path,
    out: Path,
    reader: ReaderName,
    second_reading: bool,
    jobs: int,
    force: bool,
    timeout: float,
    memory: int,
    ocr: bool,
    drop_closed: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Read every PDF under RAW (default: raw) and write JSON files and the database.

    Files that have not changed since the last run are not read again. A PDF that is gone from RAW goes from the
    results too.
    """
    with loading():  # here and below: what one command needs is not loaded for the others
        from pipeline.run.extraction import extract

    if ocr:
        from parsers.readers.picture.tesseract import OcrUnavailable
        from pipeline.run.work.ocr import check_ocr

        try:
            check_ocr()
        except OcrUnavailable as error:
            raise click.UsageError(str(error)) from error
    options = Options(reader, second_reading, jobs, timeout, memory, ocr, force, drop_closed)
    with plain_errors(out), progress_bar(quiet) as progress:
        summary = extract(raw.expanduser(), out.expanduser(), options, progress)
    if not quiet:
        click.echo(describe(summary))
    if strict and (summary.findings or summary.rejects):
        sys.exit(FINDINGS)


@cli.command("load")
@click.argument("extracted", type=click.Path(exists=True, file_okay=False, path_type=Path), default="extracted")
@click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"File to write; {DATABASE} in the folder if not given.",
)
def load_command(extracted: Path, database: Path | None) -> None:
    """Build the database from the JSON files in EXTRACTED (default: extracted), without any PDF."""
    from pipeline.database.load import load

    target = database or extracted / DATABASE
    with plain_errors(target.parent):
        load(extracted, target)
    click.echo(f"Database  {visible(str(target))}")


@cli.command("check")
@click.argument("extracted", type=click.Path(path_type=Path), default="extracted")
def check_command(extracted: Path) -> None:
    """Print what does not add up in the reports of EXTRACTED (a folder or a database; default: extracted).

    Exit code 1 if there are errors, 0 if there are none or only warnings.
    """
    from pipeline.corrections.offers import command, offers

    database = extracted / DATABASE if extracted.is_dir() else extracted
    if not database.is_file():
        raise click.UsageError(f"There is no database {visible(str(database))}. Run kompass extract first.")
    try:
        rows, missing, offered = findings(database), incomplete(database), offers(database)
    except sqlite3.Error as error:
        raise click.UsageError(
            f"{visible(str(database))} cannot be read: {error}. Run kompass extract again."
        ) from error
    click.echo(table(rows))
    if missing:
        click.echo(not_read(missing))
    for offer in offered:
        click.echo(f"\n{visible(offer.report_id)}  a total stands in a picture. {visible(command(offer))}")
    if any(row.severity == "error" for row in rows):
        sys.exit(FINDINGS)


@cli.command("serve")
@click.argument("extracted", type=click.Path(exists=True, file_okay=False, path_type=Path), default="extracted")
@click.option(
    "--raw",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder the PDFs were read from: every printed row can then be shown as a picture.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for all.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port to listen on.")
@click.option("--edit", is_flag=True, help="Let the review pages write corrections; on this machine alone.")
def serve_command(extracted: Path, raw: Path | None, host: str, port: int, edit: bool) -> None:
    """Browse the database in EXTRACTED (default: extracted) with Datasette."""
    from pipeline.site.ask.review import LOOPBACK
    from pipeline.site.serve import is_current, serve

    if edit and (raw is None or host not in LOOPBACK):
        raise click.UsageError("--edit needs --raw, and a --host that only this machine reaches.")

    database = extracted / DATABASE
    if not database.is_file():
        fail(f"There is no database in {visible(str(extracted))}. Run kompass extract first.")
    if not is_current(database):
        fail(f"The database in {visible(str(extracted))} is of another version. Run kompass load on that folder.")
    serve(database, raw, host, port, edit=edit)


@cli.command("publish-bundle")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--extracted",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="extracted",
    show_default=True,
    help="Folder with the database.",
)
@click.option("--without-texts", is_flag=True, help="Scores and findings only: the texts belong to their authors.")
@click.option("--without-names", is_flag=True, help="Leave out the names of evaluators and reviewers.")
@click.option(
    "--settings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="TOML file with address, publisher and contact; with it /datasets/dcat is a catalogue for data portals.",
)
def publish_command(
    out: Path, extracted: Path, without_texts: bool, without_names: bool, settings: Path | None
) -> None:
    """Write the site into the folder OUT: `datasette serve OUT` serves it, with a Dockerfile for a host."""
    from pipeline.release.catalogue import CatalogueUnavailable, SettingsError, read_settings
    from pipeline.release.publish import Parts, PublishError, publish_bundle

    try:
        catalogue = read_settings(settings) if settings else None
        parts = Parts(texts=not without_texts, names=not without_names, settings=catalogue)
        publish_bundle(extracted / DATABASE, out, parts)
    except (PublishError, SettingsError, CatalogueUnavailable) as error:
        fail(visible(str(error)))
    except OSError as error:
        fail(f"Cannot write to {visible(str(out))}: {error.strerror or error}.")
    click.echo(f"Serve it with: datasette serve {visible(str(out))}")


_CORRECTING = (correct_command, review_command, todo_command, sources_command)
for _command in (*_CORRECTING, show_command, diff_command, release_command):
    cli.add_command(_command)


def main() -> None:
    """The command with all that it needs loaded; `pipeline.start` is where it begins."""
    accept_any_letter()
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except BrokenPipeError:  # whoever read the output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = FINDINGS
    except (KeyboardInterrupt, click.Abort):  # click makes an Abort of Ctrl-C
        click.echo("\nStopped.", err=True)
        code = STOPPED
    sys.exit(code if isinstance(code, int) else 0)
