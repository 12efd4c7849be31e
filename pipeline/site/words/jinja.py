"""What the templates write with: languages, numbers, words, drawings, text from the reports."""

import json
from datetime import UTC, datetime
from urllib.parse import quote

from jinja2 import Environment

from .. import charts
from ..web.deliver import excel_is_there
from ..web.page import narrowed_url, page_url, segment
from ..web.stock import fitted, own_inline
from . import corrections, findings, labels, refusals, stories
from .i18n import gettext, language, ngettext, number
from .text import excerpt, marked, paragraphs


def prepare(env: Environment) -> None:
    """Add the extension for languages, the filters and the functions."""
    env.add_extension("jinja2.ext.i18n")
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # of the extension
    env.filters.update(
        by_place=corrections.by_place,
        correction_kind=corrections.kind,
        correction_place=corrections.place,
        date=labels.date,
        day=lambda seconds: labels.date(datetime.fromtimestamp(seconds, UTC).date().isoformat()),
        excerpt=excerpt,
        figure=labels.figure,
        finding=findings.sentence,
        fitted=fitted,
        group_name=labels.group,
        keypath=lambda key: quote(str(key)),
        listed=stories.listed,
        marked=marked,
        num=number,
        ordinal=labels.ordinal,
        own_inline=own_inline,
        paragraphs=paragraphs,
        percent=labels.percent,
        refusal=refusals.reason,
        rejected=labels.rejected,
        segment=segment,
        signed=labels.signed,
        size_name=labels.size,
        subject=labels.subject,
    )
    env.globals.update(
        about_label=labels.about,
        against=labels.against,
        charts=charts,
        doubt=findings.doubt,
        excel_is_there=excel_is_there,
        fromjson=json.loads,
        kind_title=findings.title,
        in_time=labels.in_time,
        language_now=language.get,
        lookup_name=labels.lookup,
        narrowed_url=narrowed_url,
        own_words=labels.own_words,
        page_url=page_url,
        points=labels.points,
        story_cause=stories.cause,
        story_told=stories.told,
        visit=labels.visit,
        zip=zip,
    )
