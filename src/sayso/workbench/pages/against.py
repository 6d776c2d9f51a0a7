"""Two reports side by side: what one says and the other does not, with the words that both have shortened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from sayso.ledger.base import Change, Entry
from sayso.workbench.asking import Asking, report_url
from sayso.workbench.desk import Desk, Moved

_AROUND_CHARS: Final = 90


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of both texts: words of each side, and the same words of both around them. `url` leads to it."""

    before: str
    after: str
    lead: str
    trail: str
    url: str


@dataclass(frozen=True, slots=True)
class AgainstPage:
    """What has to be changed in `other` to get `one`; `share` is how much of `one` also stands in `other` (percent)."""

    template: ClassVar[str] = "against.html"

    title: str
    one: Entry
    other: Entry
    stretches: tuple[Stretch, ...]
    share: int


def against(desk: Desk, asking: Asking) -> AgainstPage | Moved:
    """The page at `/r/{report}/against/{other}`."""
    one, other = desk.view.entry(asking.route["report"]), desk.view.entry(asking.route["other"])
    text, other_text = desk.view.get(one.document_id).text(), desk.view.get(other.document_id).text()
    found, new_chars = [], 0
    for change in desk.view.changes(other.document_id, one.document_id):
        before = "" if change.before is None else change.before.text_in(other_text)
        after = "" if change.after is None else change.after.text_in(text)
        new_chars += len(after) if change.change is not Change.REMOVED else 0
        at = change.after.start if change.after is not None else 0
        end = change.after.end if change.after is not None else at
        url = report_url(one.document_id, at, end) if change.after is not None else report_url(one.document_id)
        lead = _tail(text[max(0, at - _AROUND_CHARS) : at]) if change.after is not None else ""
        trail = _head(text[end : end + _AROUND_CHARS]) if change.after is not None else ""
        found.append(Stretch(before.strip(), after.strip(), lead, trail, url))
    share = 100 - round(100 * new_chars / max(len(text), 1))
    return AgainstPage("Differences", one, other, tuple(found), share)


def _tail(words: str) -> str:
    return words.rsplit("\n", 1)[-1].lstrip()


def _head(words: str) -> str:
    return words.split("\n", 1)[0].rstrip()
