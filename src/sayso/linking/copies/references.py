"""Where a report says that it has its news from: credits, quoted outlets, links, forwards, outlets named at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sayso.linking.copies.outlets import is_outlet, outlet_key, url_key, written_key
from sayso.linking.copies.words import Word
from sayso.records import CreditKind, Reading, SourceRole, Span
from sayso.records.copy import CopyEvidenceKind

# So many words with capitals may be the name of an outlet.
_NAME_WORDS: Final = (2, 3, 4, 5)
_CREDITED: Final = {CreditKind.AGENCY, CreditKind.OUTLET}
_QUOTED: Final = {SourceRole.AGENCY, SourceRole.OUTLET, SourceRole.SOCIAL_MEDIA}


@dataclass(frozen=True, slots=True)
class Reference:
    """One pointer to another report: to any report of `outlet`, or to the page at `url`. `span` is where it stands.

    `written` is the key of the outlet as the text has it: a short form may be that of another house than the known one.
    """

    kind: CopyEvidenceKind
    outlet: str | None
    url: str | None
    span: Span | None
    written: str | None = None

    def means(self, outlet: str) -> bool:
        """Whether it may point to this outlet."""
        return any(key is not None and is_outlet(key, outlet) for key in (self.outlet, self.written))


def references_of(reading: Reading) -> tuple[Reference, ...]:
    """What the report states, in text order; the same outlet may occur more than once."""
    found = sorted(_stated(reading), key=lambda r: (r.span or Span(0, 1), r.kind, r.outlet or "", r.url or ""))
    own_outlet, own_url = outlet_key(reading.document.publisher), url_key(reading.document.url)
    others = [r for r in found if not _is_own(r, own_outlet, own_url)]
    return tuple(dict.fromkeys(others))


def _is_own(reference: Reference, outlet: str | None, url: str | None) -> bool:
    """Agencies credit themselves in every dateline."""
    if outlet is not None and reference.means(outlet):
        return True
    return reference.url is not None and reference.url == url


def _stated(reading: Reading) -> Iterator[Reference]:
    document = reading.document
    for credit in document.credits:
        if credit.kind in _CREDITED and (key := outlet_key(credit.name)):
            written = written_key(credit.span.text_in(document.text))
            yield Reference(CopyEvidenceKind.CREDIT, key, None, credit.span, written)
    for link in document.links:
        if key := url_key(link.url):
            yield Reference(CopyEvidenceKind.LINK, None, key, link.span)
    if key := outlet_key(document.forwarded_from):
        yield Reference(CopyEvidenceKind.FORWARD, key, None, None)
    names = {entity.id: entity.name for entity in reading.entities}
    for claim in reading.claims:
        for hop in claim.sources:
            if hop.role not in _QUOTED or not hop.named or hop.span is None or hop.inherited:
                continue
            name = names.get(hop.entity or "") or hop.span.text_in(document.text)
            if key := outlet_key(name):
                yield Reference(CopyEvidenceKind.CITATION, key, None, hop.span)


def names_in(words: Sequence[Word]) -> dict[str, Span]:
    """Runs of words with capitals that may name an outlet, with their first place; quoted speech is left out.

    Only an outlet among the reports gives one of them a meaning (`CopyIndex.naming`).
    """
    found: dict[str, Span] = {}
    for at, word in enumerate(words):
        if not word.is_name or word.is_quoted:
            continue
        for length in _NAME_WORDS:
            run = words[at : at + length]
            if len(run) < length or not run[-1].is_name:
                continue
            if any(later.start - earlier.end > 3 for earlier, later in pairwise(run)):
                break
            found.setdefault(" ".join(w.key for w in run), Span(run[0].start, run[-1].end))
    return found
