"""How a release is cited: `CITATION.cff` (citation-file-format.github.io)."""

from pipeline.release.catalogue import Settings

_TEMPLATE = """\
cff-version: 1.2.0
message: "Cite the data with their version, and a figure with its report and page."
type: dataset
title: "Kommunkompassen reports as data"
version: "{version}"
authors:
  - name: "{author}"
{url}license: CC0-1.0
keywords:
  - kommunkompassen
  - municipalities
  - Sweden
  - Norway
"""
OURSELVES = "The Kommunkompassen data project"


def citation(version: str, settings: Settings | None) -> str:
    """The text of the file; the publisher of the catalogue's settings is the author where there is one."""
    author = settings.publisher.name if settings else OURSELVES
    url = f'url: "{settings.address}"\n' if settings else ""
    return _TEMPLATE.format(version=version, author=author, url=url)
