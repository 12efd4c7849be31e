"""Datasette's own pages made to fit: their inline elements, their form fields without a label, their wide tables.

Each change is to what the stock templates write themselves. Text from the database cannot be mistaken for it: it is
escaped before it comes here, so that it holds neither "<" nor a plain quote.
"""

import re

from markupsafe import Markup

_STYLE_ATTRIBUTE = re.compile(r'\sstyle="[^"]*"')
_INLINE_ELEMENT = re.compile(r"<(style|script)(?=>)")
_COLUMNS = re.compile(r'<dl class="column-descriptions">.*?</dl>', re.DOTALL)
_LABELS = (
    (re.compile(r'<select(?= name="_filter_column)'), '<select aria-label="Column"'),
    (re.compile(r'<select(?= name="_filter_op)'), '<select aria-label="Comparison"'),
    (re.compile(r'<input(?= type="text" name="_filter_value)'), '<input aria-label="Value"'),
    (re.compile(r'<select(?= name="_sort")'), '<select aria-label="Sort by"'),
    (re.compile(r'<textarea(?= id="sql-editor")'), '<textarea aria-label="SQL"'),
    (
        re.compile(r'<div class="table-wrapper">'),
        '<div class="table-wrapper" role="region" aria-label="Rows" tabindex="0">',
    ),
)


def own_inline(html: str, nonce: str) -> Markup:
    """Give inline `<style>` and `<script>` elements the nonce of the page's policy; take style attributes out."""
    # As a plain text: substituting in Markup would escape what is put in.
    marked = _INLINE_ELEMENT.sub(rf'<\1 nonce="{nonce}"', str(html))
    return Markup(_STYLE_ATTRIBUTE.sub("", marked))


def fitted(html: str, nonce: str, site_page: bool = False) -> Markup:
    """Return the content of a page; one of Datasette's own gets labels, and its column descriptions folded."""
    if site_page:
        return Markup(html)
    text = str(own_inline(html, nonce))
    for pattern, labelled in _LABELS:
        text = pattern.sub(labelled, text)
    return Markup(_COLUMNS.sub(_folded, text))


def _folded(found: re.Match[str]) -> str:
    return f'<details class="column-meanings"><summary>What the columns mean</summary>{found.group()}</details>'
