"""The graph of claims: from the deepest holder on the left to the outlets on the right, with a list as its twin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final
from xml.etree.ElementTree import Element

from sayso.telling.incidents import event_label
from sayso.workbench.addresses import event_id, event_url
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk, Moved
from sayso.workbench.drawing.flow import drawn_flow
from sayso.workbench.pages.asked import asked_of, filters
from sayso.workbench.pages.flowing import flow_of
from sayso.workbench.pages.known import ClaimLine, Known
from sayso.workbench.pages.linkage import UnlinkedPage, record_or_page
from sayso.workbench.pages.listing import ActiveFilter

_MOST_CLAIMS: Final = 1000


@dataclass(frozen=True, slots=True)
class GraphPage:
    """The drawing and its list. `is_folded`: copies are drawn as one; `left_out`: claims that are in neither."""

    template: ClassVar[str] = "graph.html"

    title: str
    about: str | None
    about_url: str | None
    drawing: Element | None
    nodes: int
    is_folded: bool
    claims: tuple[ClaimLine, ...]
    left_out: int
    filters: tuple[ActiveFilter, ...]


def graph(desk: Desk, asking: Asking) -> GraphPage | UnlinkedPage | Moved:
    """The page at `/claims/graph`: of the event `e`, or of the claims that filters leave."""
    record = record_or_page(desk, "Who takes it from whom")
    if isinstance(record, UnlinkedPage):
        return record
    known, wanted = Known(record), asking.one("e")
    about = about_url = None
    voices: list[str] = []
    if wanted is not None:
        current = record.current(event_id(wanted))
        if current != event_id(wanted):
            return Moved(asking.url(e=current.removeprefix("event:")))
        event = record.event(current)
        ids, total = event.claims, len(event.claims)
        claimed = {claim.report for one in ids if (claim := known.joined_claim(one)) is not None}
        voices = [quote.report for quote in event.evidence if quote.report not in claimed]
        about, about_url = event_label(event), event_url(event.id)
    else:
        page = record.claims(asked_of(asking), limit=100)
        ids, total = tuple(row.id for row in page.items), page.total
    joined = [claim for one in ids[:_MOST_CLAIMS] if (claim := known.joined_claim(one)) is not None]
    flow, is_folded = flow_of(known, joined, voices)
    title = "Who takes it from whom"
    return GraphPage(
        title,
        about,
        about_url,
        drawn_flow(flow) if flow.nodes else None,
        len(flow.nodes),
        is_folded,
        tuple(known.claim_line(claim) for claim in joined),
        total - len(joined),
        () if wanted is not None else filters(record, asking),
    )
