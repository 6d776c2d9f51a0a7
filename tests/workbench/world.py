"""What the reports of tests of the joined pages tell: one shelling with everything, and odd cases beside it."""

from __future__ import annotations

from dataclasses import replace

from sayso.linking.copies.outlets import outlet_key
from sayso.linking.record import OpenPair
from sayso.records import Span
from sayso.records.copy import Copy, CopyEvidence, CopyEvidenceKind, SpanIn
from tests.linking.joining.scenes import shelling
from tests.traces import Report
from tests.workbench.records import MemoryRecord

HOSTILE = '<img src=x onerror="alert(1)"></script><script>alert(2)</script>'


def copied() -> Report:
    """A paper that prints the first one's words."""
    mirror = Report("mirror", outlet="Mirror of the Valley", day="2026-09-04", title="Four soldiers die at Ardun")
    ministry = mirror.actor("Ministry of Defence", subtype="government", country="KGZ")
    said = "Leylek Herald, citing the Ministry of Defence: rebels shelled Ardun on 2026-09-03, killing four soldiers."
    claim = mirror.claim(
        "rebels shelled Ardun on 2026-09-03, killing four soldiers",
        said,
        chain=[
            ("Leylek Herald", mirror.actor("Leylek Herald", subtype="media"), "outlet"),
            ("Ministry of Defence", ministry),
        ],
    )
    mirror.event(
        "shelled",
        said,
        when="2026-09-03",
        where="Ardun",
        who=[("actor", "rebels", None), ("victim", "four soldiers", None)],
        effects=[("killed", "four soldiers", 4)],
        claims=[claim],
    )
    return mirror


def odd() -> Report:
    """Events without a day, without a place, over weeks, of another script, and with words that are markup."""
    report = Report("odd", outlet=f"Odd {HOSTILE} Paper", day="2026-10-01", title=f"Odd things {HOSTILE}")
    report.trace = replace(report.trace, outlet=outlet_key(report.trace.publisher))
    arabic = report.actor("جبهة أردون", subtype="armed_group", aliases=["Ardun Front"])
    bad = report.actor(
        f"Colonel {HOSTILE}", kind="Person", subtype=None, country="TJK", attributes=[("rank", "Colonel")]
    )
    report.event(
        "arrested", "Police arrested the colonel.", kind="COERCE", mode="arrest", who=[("target", "the colonel", bad)]
    )
    said = f"Colonel {HOSTILE} said that troops left Batken between 2026-08-01 and 2026-09-20."
    claim = report.claim(
        "troops left Batken between 2026-08-01 and 2026-09-20", said, chain=[(f"Colonel {HOSTILE}", bad, "military")]
    )
    report.event(
        "left",
        said,
        kind="RETREAT",
        mode="withdraw",
        when=("2026-08-01", "2026-09-20"),
        where=("Batken", 1527592, 40.06, 70.82),
        who=[("actor", "troops", None)],
        claims=[claim],
    )
    report.event(
        "protested",
        "People protested in Osh.",
        kind="PROTEST",
        mode="demo",
        where=("Osh", 1527534, 40.51, 72.8),
        when="2026-09-28",
        who=[("actor", "People", None), ("recipient", "جبهة أردون", arabic)],
    )
    return report


def record(*, empty: bool = False) -> MemoryRecord:
    """The joined record of all these; `empty`: of none."""
    if empty:
        return MemoryRecord(())
    scene = shelling()
    herald, post, courier = scene.reports
    mirror = copied()
    first = herald.events[0]
    together = [first.id, post.events[0].id, mirror.events[0].id, *(event.id for event in courier.events)]
    passage = CopyEvidence(CopyEvidenceKind.PASSAGE, (SpanIn(herald.id, Span(0, 40)), SpanIn(mirror.id, Span(5, 45))))
    edge = Copy(
        herald.id,
        mirror.id,
        (passage, CopyEvidence(CopyEvidenceKind.CREDIT, (SpanIn(mirror.id, Span(0, 13)),))),
        0.82,
        0.9,
    )
    other = odd()
    pairs = (
        OpenPair(
            "event",
            first.id,
            other.events[1].id,
            "Shelling in Ardun, 3 September 2026",
            "Withdrawal in Batken",
            0.52,
            3.0,
            "days overlap +0.9 (3 September 2026 / August to September); places are 80 km apart -0.4 (Ardun / Batken)",
        ),
        OpenPair(
            "actor",
            "Organisation:Ardun Front",
            "Organisation:جبهة أردون",
            "Ardun Front",
            "جبهة أردون",
            0.61,
            2.0,
            "alike across scripts +1.9 (Ardun Front / جبهة أردون); one is named in one report alone -0.3 (1 report)",
        ),
    )
    return MemoryRecord((herald, post, courier, mirror, other), [together], (edge,), pairs, waiting=2)
