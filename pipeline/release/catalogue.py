"""The data set as a catalogue for data portals, and the settings it needs.

What the catalogue says of its publisher comes from a small settings file (TOML):

    address = "https://example.org/kommunkompassen"   # of the site; no slash at the end

    [publisher]
    name = "Exempelstiftelsen"
    uri = "https://example.org/"

    [contact]
    name = "Dataredaktionen"
    email = "data@example.org"
"""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class SettingsError(Exception):
    """A settings file that does not fit; the message says where."""


class CatalogueUnavailable(Exception):
    """The library that writes RDF is not installed."""


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Publisher(_Settings):
    """Who publishes the data."""

    name: str
    uri: str = Field(pattern=r"^https?://")


class Contact(_Settings):
    """Whom to ask."""

    name: str
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+$")


class Settings(_Settings):
    """What the catalogue cannot know by itself."""

    address: str = Field(pattern=r"^https?://.*[^/]$")
    publisher: Publisher
    contact: Contact


def read_settings(path: Path) -> Settings:
    """The settings in a TOML file. Raises `SettingsError`."""
    try:
        return Settings.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path.name} cannot be read: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(f"{path.name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def catalogue(settings: Settings, version: str, *, texts: bool) -> bytes:
    """The catalogue as RDF/XML, the same bytes for the same settings. Raises `CatalogueUnavailable` without rdflib."""
    try:
        from pipeline.release.dcat import catalogue_graph
    except ImportError as error:
        raise CatalogueUnavailable("A catalogue needs rdflib: pip install 'kommunkompassen[release]'") from error
    return catalogue_graph(settings, version, texts=texts)
