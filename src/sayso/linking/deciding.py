"""People's decisions: written to the ledger for good, and taken up at once by what they touch."""

from __future__ import annotations

from sayso.errors import BadRecord
from sayso.ledger.base import Ledger
from sayso.linking.incremental.decided import kind_of
from sayso.linking.run import link_decisions
from sayso.records.correction import Correction, CorrectionKind
from sayso.records.judgement import Decision, Judgement


def judge(  # noqa: PLR0917 - read as a sentence: this one and that one are the same, says so-and-so, because
    ledger: Ledger, one: str, other: str, decision: Decision, author: str, reason: str = ""
) -> Judgement:
    """Decide whether two things are one.

    Args:
        ledger: open for writing.
        one: what is judged: a name ("Person:Rustam Shodiev"), a bearer's trace or an event's or claim's trace. A
            joined actor or event stands for the thing that gave it its id.
        other: another of the same kind.
        decision: `UNDONE` takes back what was decided on this pair: the rules count again.
        author: whose decision it is.
        reason: why, for those who come later.
    Raises:
        BadRecord: the two are one thing, or things of two kinds.
        NoSuchDocument: there is no such actor or event.
    """
    with ledger.links() as links:
        nodes = [links.node_called(thing) for thing in (one, other)]
    one, other = (node.thing if node is not None else thing for node, thing in zip(nodes, (one, other), strict=True))
    if one == other or kind_of(one) != kind_of(other):
        raise BadRecord(f"a judgement is on two things of one kind, got {one!r} and {other!r}")
    judgement = ledger.judge((one, other), decision, author=author, reason=reason)
    link_decisions(ledger)
    return judgement


def correct(
    ledger: Ledger,
    subject: str,
    kind: CorrectionKind,
    field: str,
    value: str | None,
    *,
    author: str,
    reason: str = "",
) -> Correction:
    """Put something in the place of what reports say; `UNDO` brings back what was there.

    Args:
        ledger: open for writing.
        subject: the id of a trace, an actor, an event, a claim or a source.
        kind: what is done.
        field: what of the subject ("type", "when", "effect:killed", "name").
        value: the new value; None takes it away.
        author: whose correction it is.
        reason: why, for those who come later.
    Raises:
        BadRecord: the kind asks for a value and there is none, or the other way round.
    """
    correction = ledger.correct(subject, kind, field, value, author=author, reason=reason)
    link_decisions(ledger)
    return correction
