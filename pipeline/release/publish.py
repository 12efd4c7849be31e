"""Puts the site into one folder that `datasette serve` serves as it is: nothing of this program is needed there."""

import asyncio
import json
import shutil
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from datasette.app import Datasette

from pipeline.database.metadata import DATABASE, metadata, settings
from pipeline.release.catalogue import Settings, catalogue
from pipeline.release.distribution import reduced_database
from pipeline.site.serve import is_current

PACKAGE = "kommunkompassen_site"
"""Name of the site's package in a bundle; plugins/kommunkompassen.py looks for it beside itself."""

CATALOGUE = "dcat.rdf"
"""The catalogue beside the site's package; `/datasets/dcat` serves it where it is."""

MANIFEST = ".kompass-bundle.json"
"""The files of a bundle: nothing else in its folder is ever replaced or removed."""

FOLDERS = ("templates", "static", "plugins")

DOCKERFILE = """\
FROM python:3.12-slim
RUN pip install --no-cache-dir "datasette=={datasette}" "XlsxWriter>=3.2,<4"
WORKDIR /site
COPY . /site
RUN useradd --no-create-home site
USER site
EXPOSE 8001
CMD ["datasette", "serve", "/site", "--host", "0.0.0.0", "--port", "8001"]
"""
NOT_INTO_THE_IMAGE = f"Dockerfile\n.dockerignore\n{MANIFEST}\n"


class Parts(NamedTuple):
    """What goes into a bundle."""

    texts: bool = True
    names: bool = True
    settings: Settings | None = None  # of the catalogue; none without them
    version: str = "current"  # of the data, as the catalogue names it


EVERYTHING = Parts()


class PublishError(Exception):
    """The bundle cannot be made; the message says why."""


def publish_bundle(database: Path, out: Path, parts: Parts = EVERYTHING) -> None:
    """Write database, metadata, settings, templates, plugins, style and a Dockerfile into the folder `out`.

    The folder is made; one that holds something else than an earlier bundle is refused with `PublishError`, as is a
    database that is not there or of another version. In an earlier bundle only its own files are replaced or removed.
    No path of this machine goes into the bundle.
    """
    if not database.is_file():
        raise PublishError(f"There is no database {database.name} in that folder. Extract or load it first.")
    if not is_current(database):
        raise PublishError(f"The database {database.name} is of another version. Load or extract it again.")
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MANIFEST).is_file())):
        raise PublishError(f"{out.name} holds something else already. Give an empty or a new folder.")
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="kompass-") as place:
        _fill(Path(place), database, parts)
        replace_bundle(Path(place), out)


def replace_bundle(new: Path, out: Path) -> None:
    """Put the files under `new` into `out`, and remove those of the bundle that was there before and are no more.

    Raises `PublishError`, before anything is changed, where a file or a link that the earlier bundle does not name
    stands in the way.
    """
    names = sorted(path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file())
    earlier = _listed(out / MANIFEST)
    for name in [*names, *earlier]:
        for place in [out / name, *(out / parent for parent in PurePosixPath(name).parents if parent.name)]:
            if place.is_symlink() or (place == out / name and place.exists() and name not in earlier):
                found = place.relative_to(out).as_posix()
                raise PublishError(f"{found} in {out.name} is not of an earlier bundle. Move it elsewhere.")
    _write(out / MANIFEST, _json(sorted({*names, *earlier})))  # so that one that is cut short can be taken up again
    for name in names:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        waiting = (out / name).with_name(f".kompass-{PurePosixPath(name).name}")
        shutil.copyfile(new / name, waiting)
        waiting.replace(out / name)
    for name in set(earlier) - set(names):
        (out / name).unlink(missing_ok=True)
    _write(out / MANIFEST, _json(names))


def _listed(manifest: Path) -> list[str]:
    """The files of the bundle that is there, none where there is none; never one outside its folder."""
    try:
        names = json.loads(manifest.read_bytes())
    except (OSError, ValueError):
        return []
    if not isinstance(names, list):
        return []
    return [n for n in names if isinstance(n, str) and not n.startswith("/") and ".." not in PurePosixPath(n).parts]


def _fill(out: Path, database: Path, parts: Parts) -> None:
    site = Path(str(files("pipeline") / "site"))
    for name in FOLDERS:
        shutil.copytree(site / name, out / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(site, out / "plugins" / PACKAGE, ignore=shutil.ignore_patterns(*FOLDERS, "__pycache__"))
    shutil.copyfile(str(files("schemas") / "identifiers.py"), out / "plugins" / PACKAGE / "words" / "identifiers.py")
    target = out / f"{DATABASE}.db"
    shutil.copyfile(database, target)
    reduced_database(target, texts=parts.texts, names=parts.names)
    if parts.settings is not None:
        content = catalogue(parts.settings, parts.version, texts=parts.texts)
        (out / "plugins" / PACKAGE / CATALOGUE).write_bytes(content)
    _write(out / "metadata.json", _json(metadata(DATABASE)))
    _write(out / "settings.json", _json(settings()))
    _write(out / "inspect-data.json", _json(_inspected(target)))
    _write(out / "Dockerfile", DOCKERFILE.format(datasette=version("datasette")))
    _write(out / ".dockerignore", NOT_INTO_THE_IMAGE)


def _inspected(database: Path) -> object:
    """Return what Datasette wants to know of a file that never changes; with it the file is opened read-only."""

    async def inspect() -> object:
        datasette = Datasette(immutables=[str(database)])
        await datasette.invoke_startup()
        one = datasette.get_database(database.stem)
        counts = await one.table_counts(3600 * 1000)
        return {
            database.stem: {
                "hash": one.hash,
                "size": one.size,
                "file": database.name,
                "tables": {table: {"count": count} for table, count in counts.items()},
            }
        }

    return asyncio.run(inspect())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
