"""Who took part: one participant for each actor, with every wording; those without a name by what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.linking.joining.context import Context
from sayso.linking.joining.gathering import Said, gather, standing, support_of
from sayso.linking.naming.scripts import fold_word
from sayso.linking.traces.wording import words_in
from sayso.records import Role
from sayso.records.joined import NameValue, RoleActor, RoleActors
from sayso.records.trace import EventTrace


def roles_of(traces: Sequence[EventTrace], context: Context) -> tuple[RoleActors, ...]:
    """Every participant in every role, those of most reports first."""
    found = []
    for role in Role:
        groups: dict[str, list[Said[str]]] = {}
        actors: dict[str, str | None] = {}
        for trace in traces:
            for one in trace.participants:
                if one.role is not role:
                    continue
                actor = context.who.get(one.bearer or "")
                key = actor or wording_key(one.quote.text)
                actors[key] = actor
                words = " ".join(one.quote.text.split())
                claims = one.claims or trace.claims
                said = Said(words, fold_word(words), words, trace.report, claims, (one.quote,))
                groups.setdefault(key, []).append(said)
        rows = sorted(
            (_participant(actors[key], group, role, context) for key, group in groups.items()),
            key=lambda row: (*row[0], row[1].name, row[1].actor or ""),
        )
        if rows:
            found.append(RoleActors(role, tuple(row for _, row in rows)))
    return tuple(found)


def wording_key(words: str) -> str:
    """One key for "gunmen", "the gunmen" and "Gunmen"."""
    return " ".join(words_in((words,))) or fold_word(words)


def role_field(role: Role, participant: RoleActor) -> str:
    """The field under which a participant is corrected: `role:actor:<actor's id, else the name>`."""
    return f"role:{role}:{participant.actor or participant.name}"


def _participant(
    actor: str | None, group: list[Said[str]], role: Role, context: Context
) -> tuple[tuple[int, str], RoleActor]:
    values = tuple(
        NameValue(g.value, g.support.claims, g.support.reports, g.support.first_seen, g.support.evidence)
        for g in gather(group, context.reports)
    )
    row = RoleActor(actor, context.names.get(actor or "") or values[0].value, values)
    corrected = context.chosen(role_field(role, row))
    return standing(support_of(group, context.reports)), RoleActor(row.actor, row.name, row.values, corrected)
