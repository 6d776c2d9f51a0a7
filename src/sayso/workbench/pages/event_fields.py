"""The field table of an event: each value with who claims it, in which reports, since when, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from sayso.linking.joining.roles import role_field
from sayso.records import Role
from sayso.records.correction import Correction
from sayso.records.joined import Evidence, Independence, JoinedEvent, RoleActor, Support
from sayso.telling.joined_values import amount_words, near_words, standing_words, when_words, where_words
from sayso.telling.labels import EFFECTS
from sayso.workbench.addresses import actor_url
from sayso.workbench.pages.known import Backing, Known

ROLE_TITLES: Final = {
    Role.ACTOR: "Who did it",
    Role.RECIPIENT: "To whom",
    Role.VICTIM: "Victims",
    Role.TARGET: "Target",
    Role.INSTRUMENT: "With what",
    Role.BENEFICIARY: "For whom",
}


class Valued(Protocol):
    """What all values of the joined record have."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Claims that give it."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Reports that give it."""

    @property
    def first_seen(self) -> str | None:
        """The first day."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where it stands."""


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value. `choose` is what a correction must say to choose it; `note` says how exact it is.

    `origins` are those of the event's origins that stand behind it. `part` is how a correction names a participant,
    and `corrected` what a person said of him.
    """

    words: str
    note: str
    url: str | None
    choose: str
    backing: Backing
    origins: tuple[str, ...]
    is_chosen: bool
    part: str | None = None
    corrected: Correction | None = None


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field with all its values. `field` is how a correction names it; `values` disagree if `is_disputed`.

    `is_part`: its values are participants, who are corrected one by one.
    """

    title: str
    field: str
    values: tuple[ValueRow, ...]
    chosen: Correction | None
    is_disputed: bool
    is_part: bool = False


def field_rows(known: Known, event: JoinedEvent) -> tuple[FieldRow, ...]:
    """Every field that any report fills, in the order of the contract."""
    return tuple(_rows(known, event))


def _rows(known: Known, event: JoinedEvent) -> Iterator[FieldRow]:
    row = _Rows(known, event.independence)
    yield row.of(
        "When",
        "when",
        [(when_words(v.value), _time_note(v.value.precision.value), v.value.start or "", v) for v in event.when.values],
        event.when.chosen,
    )
    yield row.of(
        "Where",
        "where",
        [(where_words(v.value), near_words(v.value), v.value.name, v) for v in event.where.values],
        event.where.chosen,
    )
    for role in event.roles:
        parts = tuple(row.of_part(role.role, actor) for actor in role.actors)
        yield FieldRow(ROLE_TITLES[role.role], f"role:{role.role}", parts, None, is_disputed=False, is_part=True)
    for effect in event.effects:
        amounts = effect.amounts
        yield row.of(
            EFFECTS[effect.kind].capitalize(),
            f"effect:{effect.kind}",
            [(amount_words(v.value), "", amount_words(v.value), v) for v in amounts.values],
            amounts.chosen,
        )
    yield row.of(
        "Did it happen",
        "modality",
        [(standing_words(v.value), "", standing_words(v.value), v) for v in event.modality.values],
        event.modality.chosen,
    )


def _time_note(precision: str) -> str:
    if precision in ("day", "unknown"):
        return ""
    return "some time within" if precision == "range" else f"known to the {precision.replace('_', ' ')}"


class _Rows:
    """Makes rows with the origins behind each value."""

    def __init__(self, known: Known, independence: Independence) -> None:
        self._known = known
        self._reasons = [one for one in independence.reasons if one.counts_low or one.counts_high]

    def of(
        self, title: str, field: str, values: list[tuple[str, str, str, Valued]], chosen: Correction | None
    ) -> FieldRow:
        """A field from (words, note, what chooses it, value) of each value."""
        rows = tuple(self._value(*value, chosen=chosen) for value in values)
        return FieldRow(title, field, rows, chosen, len({row.words for row in rows}) > 1)

    def of_part(self, role: Role, actor: RoleActor) -> ValueRow:
        """A participant with his wordings."""
        url = None if actor.actor is None else actor_url(actor.actor)
        support = support_of(actor.values)
        note = ", ".join(
            f"“{value.value}”" for value in actor.values if value.value.casefold() != actor.name.casefold()
        )
        return ValueRow(
            actor.name,
            note,
            url,
            "",
            self._known.backing(support),
            self._origins(support),
            is_chosen=False,
            part=role_field(role, actor),
            corrected=actor.corrected,
        )

    def _value(self, words: str, note: str, choose: str, value: Valued, *, chosen: Correction | None) -> ValueRow:
        support = support_of((value,))
        is_chosen = chosen is not None and chosen.value in (choose, words)
        return ValueRow(
            words, note, None, choose or words, self._known.backing(support), self._origins(support), is_chosen
        )

    def _origins(self, support: Support) -> tuple[str, ...]:
        """Origins of the event's count that lead here, by claims; by reports where they speak in their own voice."""
        claims, reports = set(support.claims), set(support.reports)
        found = []
        for reason in self._reasons:
            hit = bool(claims & set(reason.claims)) if reason.claims else bool(reports & set(reason.reports))
            if hit:
                found.append(reason.origin)
        return tuple(dict.fromkeys(found))


def support_of(values: Iterable[Valued]) -> Support:
    """Several values' support as one."""
    values = tuple(values)
    days = [one.first_seen for one in values if one.first_seen is not None]
    return Support(
        tuple(dict.fromkeys(claim for one in values for claim in one.claims)),
        tuple(dict.fromkeys(report for one in values for report in one.reports)),
        min(days) if days else None,
        tuple(dict.fromkeys(quote for one in values for quote in one.evidence)),
    )
