"""Why a correction was not applied, in the language of the page.

The sentences are made in English, where side files are read and corrections applied, for the command and the JSON; here
each of them has its Swedish. One that is not known stays as it is.
"""

import re

from .i18n import ENGLISH, language

_SWEDISH = {
    r"(?P<file>.+), line (?P<line>\d+): not applied, because (?P<why>.+)\.": "{file}, rad {line}: gjordes inte, {why}.",
    r"(?P<file>.+), line (?P<line>\d+): (?P<why>.+)\. Put that right first\.": (
        "{file}, rad {line}: {why}. Rätta det först."
    ),
    r"That would not be applied: (?P<why>.+)\.": "Det skulle inte göras: {why}.",
    r"A correction needs a reason and a name\.": "En rättelse behöver ett skäl och ett namn.",
    r"The side file has no correction of “(?P<at>.+)”\.": "Filen med rättelser har ingen rättelse av “{at}”.",
    r"A review needs a name\.": "En granskning behöver ett namn.",
    r"Say what kind of correction it is\.": "Säg vilket slags rättelse det är.",
    r"It cannot be written: (?P<why>.+)\.": "Det gick inte att skriva: {why}.",
    r"(?P<file>.+) is not under (?P<folder>.+)\. Give the folder the PDFs were read from with --raw\.": (
        "{file} finns inte under {folder}. Ange mappen som PDF-filerna lästes ur med --raw."
    ),
    r"(?P<file>.+) is not the file that was read: run kompass extract first\.": (
        "{file} är inte filen som lästes: kör kompass extract först."
    ),
    r"(?P<file>.+) is about another PDF: its sha256 begins with (?P<hash>\w+)\.": (
        "{file} gäller en annan PDF: dess sha256 börjar med {hash}."
    ),
    r"(?P<file>.+) is not written in UTF-8\. Save it as UTF-8 first\.": (
        "{file} är inte skriven i UTF-8. Spara den som UTF-8 först."
    ),
    r"no report has page (?P<page>\d+)": "ingen rapport har sidan {page}",
    r"the PDF holds several reports: it belongs under \[\[report\]\] with a page, as \[\[report\.correction\]\]": (
        "PDF:en har flera rapporter: den hör hemma under [[report]] med en sida, som [[report.correction]]"
    ),
    r"it is about another file: its sha256 begins with (?P<one>\w+), that of the PDF with (?P<other>\w+)": (
        "den gäller en annan fil: dess sha256 börjar med {one}, PDF:ens med {other}"
    ),
    r"'(?P<at>.+)' means (?P<n>\d+) places; name the row, such as “(?P<row>.+)”": (
        "“{at}” betyder {n} ställen; säg vilken rad, till exempel “{row}”"
    ),
    r"there is no “(?P<at>.+)” in the report": "det finns ingen “{at}” i rapporten",
    r"“(?P<at>.+)” is corrected twice": "“{at}” rättas två gånger",
    r"“(?P<read>.*)” or “(?P<right>.*)” cannot stand in “(?P<at>.+)”": (
        "“{read}” eller “{right}” kan inte stå i “{at}”"
    ),
    r"the reader finds (?P<found>.+) by itself: take the correction out": (
        "läsaren hittar {found} av sig själv: ta bort rättelsen"
    ),
    r"the reader finds (?P<found>.+) and not (?P<read>.+)": "läsaren hittar {found} och inte {read}",
    r"no finding rests on “(?P<at>.+)”: there is nothing to explain": (
        "ingen anmärkning vilar på “{at}”: det finns inget att förklara"
    ),
    r"there is no edition '(?P<edition>.*)'": "det finns ingen utgåva “{edition}”",
    r"(?P<value>.+) cannot stand in “(?P<at>.+)”: (?P<why>.+)": "{value} kan inte stå i “{at}”",
    r"“(?P<key>.+)” is not known there": "“{key}” är inget som kan stå där",
    r"“(?P<key>.+)” must be a text": "“{key}” måste vara en text",
    r"“(?P<key>.+)” must begin with https:// or http://": "“{key}” måste börja med https:// eller http://",
    r"\[(?P<table>\w+)\] has no (?P<keys>“.+”)": "[{table}] saknar {keys}",
    r"it has no (?P<keys>“.+”)": "den saknar {keys}",
    r"“kind” is one of (?P<kinds>.+)": "“kind” är något av {kinds}",
    r"“what” is scores or all": "“what” är scores eller all",
    r"“on” is a date such as (?P<day>[\d-]+)": "“on” är ett datum som {day}",
    r"“read” and “is” are a figure or a text": "“read” och “is” är en siffra eller en text",
    r"a source error has no “is”": "ett fel i rapporten har inget “is”",
    r"(?P<name>\w+) must be written (?P<how>\[.+\])": "{name} skrivs {how}",
    r"a correction must be written \[\[correction\]\]": "en rättelse skrivs [[correction]]",
    r"\[\[report\]\] needs page = one of the pages of the report": "[[report]] behöver page = en av rapportens sidor",
}
_PATTERNS = tuple((re.compile(english, re.DOTALL), swedish) for english, swedish in _SWEDISH.items())


def reason(message: str) -> str:
    """Return why something was refused."""
    return message if language.get() == ENGLISH else _swedish(message)


def _swedish(message: str) -> str:
    for pattern, swedish in _PATTERNS:
        if match := pattern.fullmatch(message):
            return swedish.format(**{name: _part(name, text) for name, text in match.groupdict().items()})
    return message


def _part(name: str, text: str) -> str:
    """A part of a sentence: a reason in it, an empty value, a list of keys; anything else stays as people wrote it."""
    if name == "why":
        return _swedish(text)
    if name == "keys":
        return text.replace("” and no “", "” och “")
    return "inget" if name in ("found", "read") and text == "nothing" else text
