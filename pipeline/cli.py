"""The command `kompass`."""

import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import Any

import click

from pipeline.extraction import extract
from pipeline.folder import DATABASE
from pipeline.ocr import OcrUnavailable, languages
from pipeline.options import Options, ReaderName, cores
from pipeline.summary import describe, findings, table, visible
from pipeline.writing import Busy

FINDINGS = 1
WRONG_USE = 2
STOPPED = 130  # 128 + SIGINT, as shells have it


class Stopped(BaseException):
    """SIGTERM: ends the run the way Ctrl-C does."""


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
    type=click.Choice(["pdfium", "pdfplumber"]),
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
@click.option("--ocr", is_flag=True, help="Read scans through ocrmypdf and Tesseract (both must be installed).")
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
    strict: bool,
    quiet: bool,
) -> None:
    """Read every PDF under RAW (default: raw) and write JSON files and the database.

    Files that have not changed since the last run are not read again. A PDF that is gone from RAW goes from the
    results too.
    """
    if ocr:
        try:
            languages()
        except OcrUnavailable as error:
            raise click.UsageError(str(error)) from error
    options = Options(reader, second_reading, jobs, timeout, memory, ocr, force)
    with _plain_errors(out), _progress(quiet) as progress:
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
    from pipeline.load import load

    target = database or extracted / DATABASE
    with _plain_errors(target.parent):
        load(extracted, target)
    click.echo(f"Database  {visible(str(target))}")


@cli.command("check")
@click.argument("extracted", type=click.Path(path_type=Path), default="extracted")
def check_command(extracted: Path) -> None:
    """Print what does not add up in the reports of EXTRACTED (a folder or a database; default: extracted).

    Exit code 1 if there are errors, 0 if there are none or only warnings.
    """
    database = extracted / DATABASE if extracted.is_dir() else extracted
    if not database.is_file():
        raise click.UsageError(f"There is no database {visible(str(database))}. Run kompass extract first.")
    try:
        rows = findings(database)
    except sqlite3.Error as error:
        raise click.UsageError(
            f"{visible(str(database))} cannot be read: {error}. Run kompass extract again."
        ) from error
    click.echo(table(rows))
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
def serve_command(extracted: Path, raw: Path | None, host: str, port: int) -> None:
    """Browse the database in EXTRACTED (default: extracted) with Datasette."""
    from pipeline.serve import serve

    database = extracted / DATABASE
    if not database.is_file():
        _fail(f"There is no database in {visible(str(extracted))}. Run kompass extract first.")
    serve(database, raw, host, port)


@cli.command("publish-bundle")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--extracted",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="extracted",
    show_default=True,
    help="Folder with the database.",
)
def publish_command(out: Path, extracted: Path) -> None:
    """Write the site into the folder OUT: `datasette serve OUT` serves it, with a Dockerfile for a host."""
    from pipeline.publish import PublishError, publish_bundle

    try:
        publish_bundle(extracted / DATABASE, out)
    except PublishError as error:
        _fail(visible(str(error)))
    except OSError as error:
        _fail(f"Cannot write to {visible(str(out))}: {error.strerror or error}.")
    click.echo(f"Serve it with: datasette serve {visible(str(out))}")


@contextmanager
def _plain_errors(out: Path) -> Iterator[None]:
    """Turn what the machine denies into one sentence, and a stop into its exit code."""
    from pipeline.load import LoadError

    previous = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    except Busy:
        _fail(f"Another run is writing to {visible(str(out))}. Wait for it to end, or give another folder with --out.")
    except LoadError as error:
        _fail(visible(str(error)))
    except OSError as error:
        _fail(f"Cannot write to {visible(str(out))}: {error.strerror or error}. Nothing that was there is lost.")
    except (KeyboardInterrupt, Stopped):
        click.echo("\nStopped. The database is as it was; the next run goes on from here.", err=True)
        sys.exit(STOPPED)
    finally:
        signal.signal(signal.SIGTERM, previous)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _fail(message: str) -> None:
    click.echo(f"Error: {message}", err=True)
    sys.exit(WRONG_USE)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar on the terminal; nothing where the output goes elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    bars: list[Any] = []

    def show(done: int, total: int) -> None:
        if not bars and total:
            bars.append(click.progressbar(length=total, label="Reading", file=sys.stderr, show_pos=True))
            bars[0].render_progress()
        if bars:
            bars[0].update(done - bars[0].pos)

    try:
        yield show
    finally:
        for bar in bars:
            bar.render_finish()


def main() -> None:
    """Entry point of the command."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding shows the letters it lacks as escapes instead of ending the run.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    cli()
