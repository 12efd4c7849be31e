"""The command show: what was found on a page, drawn on its picture."""

from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click

from pipeline.run.options import ReaderName
from pipeline.run.summary import visible
from pipeline.terminal import fail

if TYPE_CHECKING:
    from parsers.document import Page
    from pipeline.seeing.marks import Layer
    from schemas.report import Report

LAYERS = ("words", "rules", "grids", "parts")


@click.command("show")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--page", type=click.IntRange(1), help="The page to show; without it all pages come on one sheet.")
@click.option(
    "--layer",
    "layers",
    default="parts",
    show_default=True,
    help=f"What to draw, parted by commas: {', '.join(LAYERS)}.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="PNG file to write.")
@click.option("--reader", type=click.Choice(get_args(ReaderName)), default="pdfium", show_default=True, help="Engine.")
def show_command(file: Path, page: int | None, layers: str, output: Path | None, reader: ReaderName) -> None:
    """Draw what was found in the PDF FILE on the picture of a page, or of all pages on one sheet.

    Layers: the words and rules that the reader sees, the grids that the rules make, and the parts of the report in
    colours: figures with their meaning, lists, headings, text, and in red the words that nothing claims.
    """
    from pypdfium2 import PdfiumError

    from parsers.errors import ParseError, ReadError
    from parsers.page.scan.pages import with_layers
    from parsers.readers import READERS
    from parsers.reports_in_file import find_reports
    from pipeline.seeing.drawing import contact_sheet, drawn, png
    from pipeline.seeing.marks import marks_on

    chosen = cast("tuple[Layer, ...]", tuple(layer.strip() for layer in layers.split(",")))
    if unknown := [layer for layer in chosen if layer not in LAYERS]:
        raise click.UsageError(f"There is no layer {unknown[0]!r}; there are {', '.join(LAYERS)}.")
    data = file.read_bytes()
    reports: tuple[Report, ...] = ()
    try:
        document = READERS[reader](data)
        if not any(sheet.words for sheet in document.pages):
            document = with_layers(document)
        pages = [sheet for sheet in document.pages if page in (None, sheet.number)]
        if not pages:
            fail(f"{visible(file.name)} has {len(document.pages)} pages.")
        if "parts" in chosen:
            found = find_reports(document, source_file=file.name, source_sha256="0" * 64).reports
            reports = tuple(one.on_sheets(one.report) for one in found)
    except ReadError as error:
        fail(f"{visible(file.name)} cannot be read: {visible(str(error))}")
    except ParseError as error:
        click.echo(f"No report is read from it: {visible(str(error))}", err=True)
    try:
        pictures = []
        for sheet in pages:
            marks = [mark for report in reports if _has(report, sheet) for mark in marks_on(report, sheet)]
            pictures.append(drawn(data, sheet, marks, chosen))
    except PdfiumError as error:
        fail(f"{visible(file.name)} cannot be drawn: {error}.")
    target = output or Path(f"{file.stem}{'' if page is None else f'-{page}'}.png")
    target.write_bytes(png(contact_sheet(pictures) if page is None else pictures[0]))
    click.echo(visible(str(target)))


def _has(report: "Report", sheet: "Page") -> bool:
    return report.page_first <= sheet.number <= report.page_last
