"""Datasette's own pages made to fit: their inline elements, and their addresses in the language of the page.

Each change is to what the templates write themselves. Text from the database cannot be mistaken for it: it is
escaped before it comes here, so that it holds neither "<" nor a plain quote.
"""

import re

from markupsafe import Markup

from ..words.i18n import ENGLISH, language
from .urls import SHARED

_STYLE_ATTRIBUTE = re.compile(r'\sstyle="[^"]*"')
_INLINE_ELEMENT = re.compile(r"<(style|script)(?=>)")


def own_inline(html: str, nonce: str) -> Markup:
    """Give inline `<style>` and `<script>` elements the nonce of the page's policy; take style attributes out."""
    # As a plain text: substituting in Markup would escape what is put in.
    marked = _INLINE_ELEMENT.sub(rf'<\1 nonce="{nonce}"', str(html))
    return Markup(_STYLE_ATTRIBUTE.sub("", marked))


def fitted(html: str, nonce: str, base: str, site_page: bool = False) -> Markup:
    """Return the content of a page; on an English one of Datasette's own, links that it makes itself stay English."""
    if site_page:
        return Markup(html)
    text = str(own_inline(html, nonce))
    if language.get() == ENGLISH:
        kept = "|".join(re.escape(beginning) for beginning in (f"{ENGLISH}/", *SHARED))
        text = re.sub(rf'(\b(?:href|action)="{re.escape(base)})(?!{kept}|/|{ENGLISH}")', rf"\1{ENGLISH}/", text)
    return Markup(text)
