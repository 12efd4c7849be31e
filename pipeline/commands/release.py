"""The command `kompass release`."""

from pathlib import Path

import click

from pipeline.release.catalogue import CatalogueUnavailable, SettingsError, read_settings
from pipeline.release.release import ReleaseError, Wanted, release
from pipeline.release.workbook import WorkbookUnavailable
from pipeline.run.summary import visible
from pipeline.terminal import fail


@click.command("release")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--version", required=True, help="Year and month, and a number where there are more: 2026.11.1.")
@click.option(
    "--extracted",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="extracted",
    show_default=True,
    help="Folder with the results.",
)
@click.option("--without-texts", is_flag=True, help="Scores and findings only: the texts belong to their authors.")
@click.option("--without-names", is_flag=True, help="Leave out the names of evaluators and reviewers.")
@click.option(
    "--settings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="TOML file with address, publisher and contact; with it a catalogue for data portals (dcat.rdf) is written.",
)
@click.option(
    "--changes",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Markdown file that becomes CHANGES.md: what kompass diff --markdown says of the release before.",
)
def release_command(
    out: Path,
    version: str,
    extracted: Path,
    without_texts: bool,
    without_names: bool,
    settings: Path | None,
    changes: Path | None,
) -> None:
    """Write a versioned release into the folder OUT: one archive with tables, database, workbook and description."""
    try:
        wanted = Wanted(
            version,
            texts=not without_texts,
            names=not without_names,
            changes=changes.read_text("utf-8") if changes else None,
            settings=read_settings(settings) if settings else None,
        )
        made = release(extracted, out, wanted)
    except (ReleaseError, SettingsError, WorkbookUnavailable, CatalogueUnavailable) as error:
        fail(visible(str(error)))
    except OSError as error:
        fail(f"Cannot write to {visible(str(out))}: {error.strerror or error}.")
    click.echo(f"Release   {visible(str(made))}")
