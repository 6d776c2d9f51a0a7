"""From a reading to what it leaves behind for other reports: pure, and made anew whenever the reading is."""

from __future__ import annotations

from sayso.linking.aliases import AliasBook
from sayso.linking.traces.actors import actor_traces
from sayso.linking.traces.claims import claim_traces
from sayso.linking.traces.events import event_traces
from sayso.linking.traces.report import report_trace
from sayso.linking.traces.scene import scene_of
from sayso.records import Reading
from sayso.records.trace import Traces

__all__ = ["traces_of"]


def traces_of(reading: Reading, aliases: AliasBook) -> Traces:
    """Everything of a reading that is compared and shown across reports, each kind in order of text.

    Args:
        aliases: tells which names of bodies can be linked at all (`packaged_aliases`).
    """
    scene = scene_of(reading, aliases)
    return Traces(
        report=report_trace(reading.document, scene.people),
        actors=actor_traces(scene),
        events=event_traces(scene),
        claims=claim_traces(scene),
    )
