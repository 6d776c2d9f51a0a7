"""Contexts to HTML: templates in which everything is escaped, nothing may be undefined, and words are shown safely."""

from __future__ import annotations

from functools import cache
from typing import Final
from urllib.parse import quote
from xml.etree.ElementTree import Element

from jinja2 import Environment, PackageLoader, StrictUndefined, Undefined
from markupsafe import Markup

from sayso.exports.page.markup import shown, web_address, written
from sayso.ledger.base import Entry
from sayso.records import StatedDate
from sayso.telling.quoting import bare
from sayso.telling.values import counted, day, size, stated_date
from sayso.workbench.addresses import actor_url, claim_url, event_url, source_url
from sayso.workbench.asking import address, report_url
from sayso.workbench.rows import row_counts, row_when, stance_words
from sayso.workbench.static_files import static_url

_SHORT_HASH: Final = 12


@cache
def environment() -> Environment:
    """The templates with their filters; made once."""
    made = Environment(
        loader=PackageLoader("sayso.workbench", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        day=_day,
        stated=_stated,
        counted=counted,
        size=size,
        tree=tree,
        short=short_hash,
        segment=_segment,
        headline=_headline,
        own=_own,
        bare=bare,
        row_when=row_when,
        row_counts=row_counts,
        stance=stance_words,
        event_url=event_url,
        actor_url=actor_url,
        claim_url=claim_url,
        source_url=source_url,
    )
    made.globals.update(static=static_url, report_url=report_url, address=address, web_address=web_address)
    return made


def tree(element: Element | None) -> Markup:
    """HTML of a tree, which escaped everything when it was written."""
    return Markup("" if element is None else written(element))  # noqa: S704 - see above


def short_hash(digest: str) -> str:
    """The beginning of a digest or a document's id, enough for people."""
    return digest.removeprefix("sha256:")[:_SHORT_HASH]


def rendered(template: str, **values: object) -> str:
    """A page."""
    return environment().get_template(template).render(**values)


def _finalized(value: object) -> object:
    """What a template prints: nothing for None; control and direction-changing characters as a visible sign."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return shown(value)
    return value


def _day(value: str | None) -> str:
    return "" if value is None or isinstance(value, Undefined) else day(value)


def _stated(value: StatedDate | None) -> str:
    return "" if value is None else stated_date(value)


def _headline(entry: Entry) -> str:
    """A report's headline, or the name of what it was read from without its folders."""
    return entry.title or entry.name.rstrip("/").rsplit("/", 1)[-1] or entry.name


def _own(style: str) -> Markup:
    """Our own style sheets, written into a file that stands alone."""
    return Markup(style)  # noqa: S704 - packaged with the program


def _segment(value: str) -> str:
    """Text as one part of a path."""
    return quote(value, safe="")
