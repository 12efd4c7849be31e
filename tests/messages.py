"""The texts of the site, taken out of code and templates with Babel: python -m tests.messages renews the catalogue.

New texts come into `locale/en.po` with an empty translation, those that are gone leave it; then `en.mo` is made.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SITE = Path(__file__).parents[1] / "pipeline" / "site"
PO, MO = SITE / "locale" / "en.po", SITE / "locale" / "en.mo"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def template() -> Catalog:
    """Return a catalogue of every text, without translations."""
    found = Catalog(charset="utf-8")
    options = {"templates/**.html": {"trimmed": "true", "silent": "false"}}
    for _file, _line, message, _comments, context in extract_from_dir(SITE, METHODS, options, KEYWORDS):
        found.add(message, context=context)
    return found


def translated() -> Catalog:
    """Return the catalogue that people edit."""
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue as the site reads it."""
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def written(catalogue: Catalog) -> bytes:
    """Return the catalogue as a file for people, without dates and places that change by themselves."""
    out = io.BytesIO()
    write_po(out, catalogue, width=110, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: en\\n"\n'
    return (header + '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n').encode() + out.getvalue()


def has_text(message: Message) -> bool:
    """Whether a text is translated, in each of its plural forms."""
    return bool(message.string) and all(message.string or ())


def renew() -> list[str]:
    """Write both files anew and return the texts that have no translation."""
    catalogue = translated() if PO.is_file() else Catalog(locale="en", charset="utf-8")
    catalogue.update(template(), no_fuzzy_matching=True)
    PO.parent.mkdir(exist_ok=True)
    PO.write_bytes(written(catalogue))
    MO.write_bytes(compiled(translated()))
    return [str(m.id) for m in catalogue if m.id and not has_text(m)]


if __name__ == "__main__":
    for text in renew():
        print("without translation:", text)
