"""Numbered notes of a dossier: each claim, or report that says it itself, gets a number where it is first named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sayso.errors import NoSuchDocument
from sayso.records import Stance
from sayso.records.joined import Evidence, JoinedClaim
from sayso.telling.chains import NOBODY
from sayso.telling.joined_chains import hop_name, joined_chain_line, joined_tiers
from sayso.telling.labels import STANCES
from sayso.telling.quoting import bare, shortened, steady
from sayso.telling.values import day

if TYPE_CHECKING:
    from sayso.linking.record import JoinedRecord
    from sayso.records.trace import ReportTrace

_QUOTE_CHARS: Final = 220
_TITLE_CHARS: Final = 40
_ID_CHARS: Final = 12
_NUMBERS_SHOWN: Final = 6
_PLAIN: Final = frozenset({Stance.ASSERTS, Stance.CONFIRMS})


@dataclass(frozen=True, slots=True)
class Note:
    """One note: where and when, the chain, the stance where it is no plain assertion, the quote, and its id."""

    number: int
    where: str
    chain: str
    stance: str
    quote: str
    id: str


class Footnotes:
    """The notes of one dossier, in the order in which they are asked for."""

    def __init__(self, record: JoinedRecord, sentences: Iterable[Evidence] = ()) -> None:
        """Begin without notes; `sentences` are what reports that say something in their own voice are quoted with."""
        self._record = record
        self._sentences: dict[str, list[str]] = {}
        for one in sentences:
            self._sentences.setdefault(one.report, []).append(bare(one.text))
        self._notes: dict[str, Note] = {}
        self.claim = lru_cache(maxsize=4096)(record.claim)
        self._report = lru_cache(maxsize=4096)(record.report)
        self._name = lru_cache(maxsize=4096)(self._find_name)

    def notes(self) -> tuple[Note, ...]:
        """All notes so far, by number."""
        return tuple(self._notes.values())

    def of_claim(self, claim_id: str) -> int:
        """The number of a claim's note."""
        if claim_id not in self._notes:
            claim = self.claim(claim_id)
            chain = joined_chain_line(claim.chain, claim.outlet, self.names_in(claim))
            stance = "" if claim.stance in _PLAIN else STANCES[claim.stance]
            quote = " … ".join(bare(one.text) for one in claim.content)
            self._add(claim_id, self.where(claim.report), chain, stance, quote, claim_id)
        return self._notes[claim_id].number

    def of_voice(self, report: str, evidence: Sequence[Evidence]) -> int:
        """The number of the note on a report that says something in its own voice."""
        said = self._sentences.get(report) or [bare(one.text) for one in evidence if one.report == report]
        quote = " … ".join(dict.fromkeys(said))
        key = f"{report} {quote}"
        if key not in self._notes:
            self._add(key, self.where(report), "says it itself", "", quote, self._report(report).id)
        return self._notes[key].number

    def _add(self, key: str, where: str, chain: str, stance: str, quote: str, note_id: str) -> None:
        shown = steady(f"“{shortened(quote, _QUOTE_CHARS)}”") if quote else ""
        self._notes[key] = Note(len(self._notes) + 1, where, chain, stance, shown, note_id)

    def claimants(self, claims: Iterable[str], reports: Iterable[str], evidence: Sequence[Evidence]) -> str:
        """Who says it, each with the notes: `Ministry of Defence [1, 2]; Valley Post itself [4]`."""
        groups: dict[str, list[int]] = {}
        told: set[str] = set()
        for claim_id in claims:
            claim = self.claim(claim_id)
            told.add(claim.report)
            groups.setdefault(self.origin(claim), []).append(self.of_claim(claim_id))
        for report in reports:
            if report not in told:
                groups.setdefault(f"{outlet_words(self._report(report))} itself", []).append(
                    self.of_voice(report, evidence)
                )
        return "; ".join(f"{name} {bracketed(numbers)}" for name, numbers in groups.items())

    def origin(self, claim: JoinedClaim) -> str:
        """Who stands at the far end of a claim's chain, and what he does by saying it if that is not to assert it."""
        tiers = joined_tiers(claim.chain)
        names = self.names_in(claim)
        who = " + ".join(dict.fromkeys(hop_name(hop, names) for hop in tiers[-1])) if tiers else claim.outlet or NOBODY
        return who if claim.stance in _PLAIN else f"{who} ({STANCES[claim.stance]})"

    def names_in(self, claim: JoinedClaim) -> dict[str, str]:
        """The names of the actors in a claim's chain."""
        found = {hop.actor: self._name(hop.actor) for hop in claim.chain if hop.actor is not None}
        return {actor: name for actor, name in found.items() if name}

    def name(self, actor: str) -> str:
        """An actor's name; its id where nothing is known of it."""
        return self._name(actor) or actor

    def _find_name(self, actor: str) -> str:
        try:
            return steady(self._record.actor(actor).name)
        except NoSuchDocument:
            return ""

    def where(self, report: str) -> str:
        """`Leylek Herald, 3 September 2026`."""
        return report_words(self._report(report))


def report_words(report: ReportTrace) -> str:
    """The outlet and day of a report; its title where no outlet is known."""
    when = day(report.published.value) if report.published is not None else "undated"
    return f"{outlet_words(report)}, {when}"


def outlet_words(report: ReportTrace) -> str:
    """The outlet, else the title in quotation marks."""
    if report.publisher:
        return steady(report.publisher)
    return (
        steady(f"“{shortened(report.title, _TITLE_CHARS)}”")
        if report.title
        else f"report {report.id.removeprefix('sha256:')[:_ID_CHARS]}"
    )


def bracketed(numbers: Sequence[int]) -> str:
    """`[1, 2, 5]`, shortened where there are many."""
    found = sorted(set(numbers))
    more = f", … {len(found)} in all" if len(found) > _NUMBERS_SHOWN else ""
    return f"[{', '.join(map(str, found[:_NUMBERS_SHOWN]))}{more}]"
