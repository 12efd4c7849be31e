"""The command `kompass release`."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.run.summary import visible
from pipeline.terminal import fail

if TYPE_CHECKING:
    from pipeline.release.release import Wanted


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
    "--since",
    type=click.Path(exists=True, path_type=Path),
    help="The release before (its archive or a folder): what is new since then goes into CHANGES.md, fact by fact.",
)
def release_command(
    out: Path,
    version: str,
    extracted: Path,
    without_texts: bool,
    without_names: bool,
    settings: Path | None,
    since: Path | None,
) -> None:
    """Write a versioned release into the folder OUT: one archive with tables, database, workbook and description."""
    from pipeline.differences.collection import NoResults
    from pipeline.release.catalogue import CatalogueUnavailable, SettingsError, read_settings
    from pipeline.release.release import ReleaseError, Wanted, release
    from pipeline.release.workbook import WorkbookUnavailable

    try:
        wanted = Wanted(
            version,
            texts=not without_texts,
            names=not without_names,
            settings=read_settings(settings) if settings else None,
        )
        made = release(extracted, out, wanted._replace(changes=_changes(since, extracted, wanted)) if since else wanted)
    except (ReleaseError, SettingsError, WorkbookUnavailable, CatalogueUnavailable, NoResults) as error:
        fail(visible(str(error)))
    except OSError as error:
        fail(f"Cannot write to {visible(str(out))}: {error.strerror or error}.")
    click.echo(f"Release   {visible(str(made))}")


def _changes(since: Path, extracted: Path, wanted: "Wanted") -> str:
    """What this release says differently; what is left out of it is told of neither."""
    from pipeline.differences.collection import Collection, collection
    from pipeline.differences.compare import differences
    from pipeline.differences.wording import as_markdown
    from pipeline.release.distribution import reduced_report

    def reduced(found: Collection) -> Collection:
        reports = found.reports.items()
        kept = {name: reduced_report(report, texts=wanted.texts, names=wanted.names) for name, report in reports}
        return replace(found, reports=kept)

    return as_markdown(differences(reduced(collection(since)), reduced(collection(extracted))))
