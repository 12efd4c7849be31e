"""Commands with which people put right what was misread: correct, review, todo, sources."""

import sqlite3
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.corrections.people import own_name
from pipeline.run.options import DATABASE
from pipeline.run.summary import visible
from pipeline.terminal import FINDINGS, fail

if TYPE_CHECKING:
    from pipeline.corrections.editing import Printed
    from pipeline.corrections.published import Worth
    from schemas.report import CorrectionKind

RAW = click.option(
    "--raw",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="raw",
    show_default=True,
    help="Folder the PDFs were read from.",
)
EXTRACTED = click.option(
    "--extracted",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="extracted",
    show_default=True,
    help="Folder with the results.",
)
BY = click.option("--by", default=own_name, show_default="KOMPASS_NAME, else the user's", help="Who puts it right.")
NEXT = "Run kompass extract to apply it; nothing is read again."
_SHOWN = 5  # doubts of a report, before the rest becomes a number


@click.command("correct")
@click.argument("report_id", metavar="ID")
@click.argument("at")
@click.argument("value", required=False)
@click.option(
    "--kind",
    type=click.Choice(["misread", "not-text", "source-error"]),
    help="misread: the reader is wrong; not-text: it stands only in a picture; source-error: the report is wrong.",
)
@click.option("--why", help="The reason, for those who ask later.")
@click.option("--withdraw", is_flag=True, help="Take the correction of AT out again; nothing else is given then.")
@BY
@RAW
@EXTRACTED
def correct_command(
    report_id: str,
    at: str,
    value: str | None,
    kind: "CorrectionKind | None",
    why: str | None,
    withdraw: bool,
    by: str,
    raw: Path,
    extracted: Path,
) -> None:
    """Put the value AT of the report ID right: it is VALUE ("" for nothing printed there).

    AT is a name such as "question 4.3 score", "area 2 heading", "area 2 sum max", "report year", "report total" or
    "area 5 strength 3 text". The correction is written into the file beside the PDF, NAME.toml; what would not be
    applied is refused. A source-error has no VALUE: it explains why a finding stays.
    """
    from pipeline.corrections.editing import Refused, correct
    from schemas.corrections import Entry
    from schemas.figures import written

    if withdraw:
        _withdraw(report_id, at, raw, extracted)
        return
    if kind is None or why is None:
        raise click.UsageError("--kind and --why are needed, or --withdraw.")
    if (kind == "source-error") != (value is None):
        raise click.UsageError("A source-error has no VALUE." if value is not None else "VALUE is missing.")
    entry = Entry(0, at, None, value or None, kind, why, by, date.today().isoformat())
    try:
        result = correct(_printed(report_id, raw, extracted), entry)
    except Refused as reason:
        fail(visible(str(reason)))
    except OSError as error:
        fail(f"The side file cannot be written: {error.strerror or error}.")
    read = written(result.read)
    change = (
        f"explains {read or 'nothing'}" if kind == "source-error" else f"{read or 'nothing'} → {value or 'nothing'}"
    )
    click.echo(f"{visible(at)}: {visible(change)}, written to {visible(str(result.path))}. {NEXT}")


def _withdraw(report_id: str, at: str, raw: Path, extracted: Path) -> None:
    from pipeline.corrections.editing import Refused, withdraw

    try:
        path = withdraw(_printed(report_id, raw, extracted), at).path
    except Refused as reason:
        fail(visible(str(reason)))
    except OSError as error:
        fail(f"The side file cannot be written: {error.strerror or error}.")
    click.echo(f"{visible(at)}: taken out of {visible(str(path))}. {NEXT}")


@click.command("review")
@click.argument("report_id", metavar="ID")
@click.option("--done", is_flag=True, help="Open nothing; note that the report has been compared with its PDF.")
@click.option("--what", type=click.Choice(["scores", "all"]), default="scores", show_default=True, help="With --done.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port to listen on.")
@BY
@RAW
@EXTRACTED
def review_command(report_id: str, done: bool, what: str, port: int, by: str, raw: Path, extracted: Path) -> None:
    """Open the page on which the report ID is compared with its PDF, value by value.

    The page is served on this machine alone, with a form that writes the side file. With --done the review itself is
    written down.
    """
    from pipeline.corrections.editing import Refused, note_review
    from schemas.report import Review

    try:
        where = _printed(report_id, raw, extracted)
        if done:
            review = Review.model_validate({"by": by, "on": date.today().isoformat(), "what": what})
            click.echo(f"Reviewed ({what}), written to {visible(str(note_review(where, review).path))}. {NEXT}")
            return
    except Refused as reason:
        fail(visible(str(reason)))
    except OSError as error:
        fail(f"The side file cannot be written: {error.strerror or error}.")
    import threading
    import webbrowser

    from pipeline.site.serve import serve

    address = f"http://127.0.0.1:{port}/report/{report_id}/review"
    click.echo(f"The review page is on {address} (Ctrl-C ends it).")
    opening = threading.Timer(1.5, webbrowser.open, [address])
    opening.daemon = True
    opening.start()
    serve(extracted / DATABASE, raw, "127.0.0.1", port, edit=True)


@click.command("todo")
@click.argument("extracted", type=click.Path(exists=True, path_type=Path), default="extracted")
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="Reports to list.")
def todo_command(extracted: Path, most: int) -> None:
    """List the reports and pages most worth a look, first what is doubtful and much used."""
    from pipeline.corrections.offers import command, offers
    from pipeline.corrections.published import unreviewed, worth_a_look

    database = extracted / DATABASE if extracted.is_dir() else extracted
    try:
        found, rest, offered = worth_a_look(database), unreviewed(database), offers(database)
    except sqlite3.Error as error:
        fail(f"{visible(str(database))} cannot be read: {error}. Run kompass extract first.")
    for worth in found[:most]:
        click.echo("\n".join(_lines(worth)))
    if len(found) > most:
        click.echo(f"… and {len(found) - most} more reports with doubts.")
    for offer in offered:
        sums = ", which is the sum of its areas" if offer.adds_up else ""
        click.echo(f"{visible(offer.report_id)}  a picture says {offer.value:g}{sums}:\n  {visible(command(offer))}")
    click.echo(f"{len(found)} reports with doubts; {rest} that nobody has reviewed.")


@click.command("sources")
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.csv")
@RAW
def sources_command(table: Path, raw: Path) -> None:
    """Note in the side files where the PDFs were published: columns file, url, page, fetched.

    Exit code 1 if some lines fit no PDF; the others are written all the same.
    """
    from pipeline.corrections.editing import Refused
    from pipeline.corrections.sources import note_sources
    from pipeline.run.discovery import discover

    try:
        noted = note_sources(table, raw, {source.name: source.path for source in discover(raw)})
    except Refused as reason:
        fail(visible(str(reason)))
    except OSError as error:
        fail(f"A side file cannot be written: {error.strerror or error}.")
    click.echo(f"{len(noted.written)} side files written. {NEXT}")
    for line, why in noted.left:
        click.echo(f"  line {line}: {visible(why)}")
    if noted.left:
        sys.exit(FINDINGS)


def _printed(report_id: str, raw: Path, extracted: Path) -> "Printed":
    from pipeline.corrections.editing import Refused, printed
    from pipeline.corrections.published import is_alone, published_report

    report = published_report(extracted, report_id)
    try:
        alone = is_alone(extracted / DATABASE, report)
    except sqlite3.Error as error:
        raise Refused(f"The database in {extracted} cannot be read: {error}. Run kompass extract first.") from error
    return printed(report, raw, alone=alone)


def _lines(worth: "Worth") -> list[str]:
    used = f", used {worth.uses} times" if worth.uses else ""
    lines = [f"{visible(worth.report_id)}  ({len(worth.doubts)} to look at{used})"]
    for doubt in worth.doubts[:5]:
        page = "" if doubt.page is None else f"p. {doubt.page}"
        lines.append(f"  {page:6} {doubt.where:14} {visible(doubt.message)}")
    if len(worth.doubts) > _SHOWN:
        lines.append(f"         and {len(worth.doubts) - 5} more")
    return [*lines, ""]
