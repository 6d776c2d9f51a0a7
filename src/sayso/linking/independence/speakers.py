"""Follows each claim's chain to its origin: the sources of its last step, or the reports of an outlet that is here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.linking.copies.outlets import is_outlet, outlet_key
from sayso.linking.independence.likeness import could_be_one
from sayso.linking.independence.lines import Lines, is_unseen
from sayso.linking.independence.voices import KIND_OF, Heard, Kind, Passed, Voice
from sayso.linking.independence.wording import Wording, wording_of
from sayso.ontology.source_lists import source_lists
from sayso.records import Manner, MentionType, SourceNumber, SourceRole, Span, Stance
from sayso.records.trace import ClaimTrace, ReportTrace, TracedHop

_SAYS_SO: Final = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ACCUSES, Stance.CLAIMS_RESPONSIBILITY})
# Of a happening that is only foreseen these are all that can be said; of another one they are no knowledge.
_FORESEES: Final = frozenset({Stance.BELIEVES, Stance.EXPECTS, Stance.INTENDS, Stance.THREATENS})
_BODIES: Final = frozenset({SourceRole.BODY, SourceRole.MILITARY, SourceRole.ARMED_GROUP, SourceRole.COURT})
_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "who", "him", "her", "them", "i", "we"})
_SPEAKING: Final = frozenset({MentionType.PERSON, MentionType.ORGANISATION})
_SEVERAL: Final = SourceNumber.SEVERAL
# The end of a trace's id: the characters that it rests on.
_PLACE: Final = re.compile(r":(\d+)-(\d+)'*\Z")
UNKNOWN_SOURCE: Final = "a source that is not among the reports"
NOBODY: Final = "a source that is not named"


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that chains are followed through. `negated` are events' traces that say that it did not happen.

    `told` are the places where reports tell of it in their own voice.
    """

    reports: Mapping[str, ReportTrace]
    lines: Lines
    who: Mapping[str, str]
    negated: frozenset[str]
    told: Mapping[str, Sequence[Span]]

    @property
    def outlets(self) -> frozenset[str]:
        """The keys of all outlets of which there is a report."""
        return frozenset(trace.outlet for trace in self.reports.values() if trace.outlet is not None)

    def outlet_of(self, report: str) -> str | None:
        """The key of a report's outlet; None where it is unknown."""
        trace = self.reports.get(report)
        return trace.outlet if trace is not None else None

    def published(self, report: str) -> str:
        """When a report came out, for sorting; reports without a date come last."""
        trace = self.reports.get(report)
        return trace.published.value if trace is not None and trace.published is not None else "9999"

    def actor(self, bearer: str | None) -> str | None:
        """The actor of a bearer; the bearer's name where it is linked to none."""
        if bearer is None:
            return None
        return self.who.get(bearer) or name_key(bearer.partition("#")[2])

    def title(self, report: str) -> str:
        """A report's outlet, for people."""
        trace = self.reports.get(report)
        if trace is None:
            return UNKNOWN_SOURCE
        return trace.publisher or trace.outlet or trace.title or "a report without a publisher"


def name_key(name: str) -> str:
    """A name as it is compared where no link says who bears it."""
    return "name:" + " ".join(sorted(name.rstrip("'").casefold().replace("-", " ").split()))


def speakers(claims: Sequence[ClaimTrace], setting: Setting) -> Heard:
    """What each claim leads to, in order of the claims' ids."""
    found = tuple(_heard(claims, setting))
    voices = tuple(one for one in found if isinstance(one, Voice))
    passed = tuple(one for one in found if isinstance(one, Passed))
    # Whoever denies it argues against it with all else that he says.
    deniers = [voice for voice in voices if voice.denies]
    arguing = {voice for voice in voices if not voice.denies and _argues(voice, deniers)}
    why = "denies it: what else he says of it is on that side"
    return Heard(
        tuple(voice for voice in voices if voice not in arguing),
        (*passed, *(Passed(v.label, v.actor, v.claim, v.report, denies=True, why=why) for v in voices if v in arguing)),
    )


def states(claim: ClaimTrace, setting: Setting) -> bool:
    """Whether the happening itself is said in a claim: as the reading has it, or because it is told of in its words."""
    told = setting.told.get(claim.report, ())
    is_told = bool(claim.events or claim.tells)
    return is_told or any(quote.span.overlaps(span) for quote in claim.content for span in told)


def told_by(voiced: Mapping[str, Sequence[str]]) -> dict[str, tuple[Span, ...]]:
    """Where reports tell of it in their own voice, by the ids of traces."""
    found = {}
    for report, traces in sorted(voiced.items()):
        places = [match for match in map(_PLACE.search, traces) if match is not None and int(match[1]) < int(match[2])]
        found[report] = tuple(Span(int(match[1]), int(match[2])) for match in places)
    return found


def where_told(claims: Sequence[ClaimTrace], voiced: Mapping[str, Sequence[str]]) -> dict[str, list[Span]]:
    """Each report that tells of the matter, with the places where it does: in its own voice and in claims."""
    found: dict[str, list[Span]] = {report: [] for report in sorted({c.report for c in claims} | voiced.keys())}
    for claim in claims:
        span = _span(claim)
        found[claim.report] += [span] if span is not None else []
    for report, spans in told_by(voiced).items():
        found[report] += spans
    return found


def is_anonymous(claim: ClaimTrace) -> bool:
    """Whether a claim leads to nobody, not even to somebody without a name."""
    return all(hop is None or _is_nobody(hop) for hop in origin_hops(claim))


def _is_nobody(hop: TracedHop) -> bool:
    if hop.quote is None and hop.name is None:
        return True
    return hop.role is SourceRole.UNKNOWN and not hop.named and hop.type not in _SPEAKING and hop.number is not _SEVERAL


def _argues(voice: Voice, deniers: Sequence[Voice]) -> bool:
    for denier in deniers:
        if voice.key is not None and voice.key == denier.key:
            return True
        if voice.body & denier.body or (denier.is_named and denier.name <= voice.wording.names):
            return True
        # "Its spokesman", "he", a name of nobody's side in the report that has the denial.
        is_plain = voice.kind is not Kind.PRIVATE and not (voice.is_named and denier.is_named)
        if voice.report == denier.report and is_plain and could_be_one(voice, denier):
            return True
    return False


def _heard(claims: Sequence[ClaimTrace], setting: Setting) -> Iterator[Voice | Passed]:
    for claim in sorted(claims, key=lambda one: one.id):
        denies = is_denial(claim, setting.negated)
        if not denies and claim.stance not in _SAYS_SO and not (claim.stance in _FORESEES and states(claim, setting)):
            yield Passed(_label(claim), None, claim.id, claim.report, denies, f"{claim.stance}: not that it happened")
            continue
        for hop in origin_hops(claim):
            yield from _followed(claim, hop, setting, denies=denies)


def origin_hops(claim: ClaimTrace) -> tuple[TracedHop | None, ...]:
    """The sources of the last step, side by side; one None for a claim of nobody."""
    last = max((hop.step for hop in claim.chain), default=None)
    return tuple(hop for hop in claim.chain if hop.step == last) or (None,)


def is_denial(claim: ClaimTrace, negated: frozenset[str]) -> bool:
    """Whether a claim stands on the side of those who deny."""
    events = claim.events or claim.tells
    return claim.stance is Stance.DENIES or (bool(events) and negated.issuperset(events))


def _followed(claim: ClaimTrace, hop: TracedHop | None, setting: Setting, *, denies: bool) -> Iterator[Voice | Passed]:
    """1. Nobody, 2. an outlet: its reports here, or itself, 3. whoever speaks."""
    # 1. Somebody said it, and that is all: the report says it (`newsrooms`).
    if hop is None or _is_nobody(hop):
        return
    kind = Kind.DOCUMENT if hop.type is MentionType.DOCUMENT_REFERENCE else KIND_OF[hop.role]
    key = outlet_key(hop.name)
    if key is not None and key in setting.outlets:
        kind = Kind.NEWSROOM
    cited = cited_reports(claim.report, key, setting)
    # 2. Whose report is here speaks there.
    if cited or (kind is Kind.NEWSROOM and hop.named and key is not None and key == setting.outlet_of(claim.report)):
        yield _repeats(claim, hop, cited, setting, denies=denies)
        return
    voice = _voice(claim, hop, setting, denies=denies, kind=kind, is_sure=kind not in {Kind.NEWSROOM, Kind.UNKNOWN})
    if voice.key is None and _is_pronoun(hop):
        why = "is somebody of whom the report speaks elsewhere"
        yield Passed(voice.label, voice.actor, claim.id, claim.report, denies, why)
    elif (
        _is_loose(claim, hop, voice.wording, setting)
        and not voice.wording.kinds
        and not voice.wording.names - voice.name
    ):
        why = "nothing shows that this is said of it, nor that its source would know"
        yield Passed(voice.label, voice.actor, claim.id, claim.report, denies, why)
    else:
        yield voice


def cited_reports(report: str, key: str | None, setting: Setting) -> tuple[str, ...]:
    """Other reports of the outlet of this key that are here."""
    if key is None:
        return ()
    found = []
    for other in sorted(setting.lines.reports):
        outlet = setting.outlet_of(other)
        if other != report and outlet is not None and is_outlet(key, outlet) and outlet != setting.outlet_of(report):
            found.append(other)
    return tuple(found)


def _repeats(claim: ClaimTrace, hop: TracedHop, cited: tuple[str, ...], setting: Setting, *, denies: bool) -> Passed:
    name = hop.name or "the outlet"
    if not cited:
        return Passed(name, None, claim.id, claim.report, denies, "the outlet names itself: no source beside it")
    why = f"cites {name}, whose own report is here: what that rests on counts there"
    return Passed(
        setting.title(claim.report), setting.actor(hop.bearer), claim.id, claim.report, denies, why, is_repeat=True
    )


def _voice(claim: ClaimTrace, hop: TracedHop, setting: Setting, *, denies: bool, kind: Kind, is_sure: bool) -> Voice:
    text = hop.quote.text if hop.quote is not None else hop.name or ""
    wording = wording_of(text, hop.number)
    is_pronoun = _is_pronoun(hop)
    is_named = hop.named
    actor = setting.actor(hop.bearer)
    name = hop.name if is_named and hop.name else ""
    if name and wording_of(name, hop.number).words <= source_lists().kinds.keys():
        # "Rebels" is no name, whatever it was taken for.
        name, is_named = "", False
    key = actor or (name_key(name) if name else None)
    is_body = _is_body(hop, is_named=is_named, is_mouth=wording.is_mouth, kind=kind)
    if kind is Kind.NEWSROOM and (outlet := outlet_key(name)) is not None:
        key = f"newsroom:{outlet}"
    body = {found for one in hop.speaks_for if (found := setting.actor(one)) is not None}
    if is_named and is_body and key is not None:
        body.add(key)
    if not is_named and is_body and not wording.names:
        # "The police" of one report is one body; whether it is that of another report is for likeness to say.
        key = f"{claim.report}#{' '.join(sorted(wording.kinds or wording.words))}"
        body.add(key)
    span = _span(claim)
    givers = setting.lines.givers_of(claim.report, span) if span is not None else ()
    line = frozenset(givers) | setting.lines.before(claim.report)
    unsure = (
        is_pronoun or (not is_named and any(is_unseen(one) for one in line)) or _is_loose(claim, hop, wording, setting)
    )
    return Voice(
        report=claim.report,
        claim=claim.id,
        label=name or text or NOBODY,
        actor=actor if actor is not None and not actor.startswith("name:") else None,
        kind=Kind.UNKNOWN if not is_named and (is_pronoun or _is_mere_mouth(wording)) else kind,
        key=key if not is_pronoun or is_named else None,
        name=frozenset(name.casefold().split()),
        body=frozenset(body),
        is_body=is_body,
        wording=wording,
        line=line,
        is_copied=bool(givers),
        is_sure=is_sure and not unsure,
        denies=denies,
        states=states(claim, setting),
        published=setting.published(claim.report),
        why="",
    )


def _is_mere_mouth(wording: Wording) -> bool:
    """Whether it speaks for somebody of whom nothing is said: "its spokesman"."""
    return wording.is_mouth and wording.words <= source_lists().mouths | source_lists().male | source_lists().female


def _is_pronoun(hop: TracedHop) -> bool:
    return hop.quote is not None and hop.quote.text.strip().lower() in _PRONOUNS


def _is_loose(claim: ClaimTrace, hop: TracedHop, wording: Wording, setting: Setting) -> bool:
    """Whether neither what is said nor who says it makes it plain that he speaks of the matter."""
    if states(claim, setting) or claim.manner is not Manner.INDIRECT or claim.stance is not Stance.ASSERTS:
        return False
    is_body = hop.named and hop.role in _BODIES | {SourceRole.OFFICIAL}
    return not is_body and not wording.kinds & source_lists().one_party


def _is_body(hop: TracedHop, *, is_named: bool, is_mouth: bool, kind: Kind) -> bool:
    if kind in {Kind.NEWSROOM, Kind.DOCUMENT, Kind.PRIVATE, Kind.PERSON, Kind.UNKNOWN}:
        return False
    if is_named:
        is_group = hop.role in _BODIES if hop.type is None else hop.type is MentionType.ORGANISATION
        return is_group and not hop.speaks_for
    # "A police spokesman" speaks as the police; "a police officer" for himself; "the police" is the body.
    return is_mouth or hop.type is MentionType.ORGANISATION or (hop.type is None and hop.role in _BODIES)


def _span(claim: ClaimTrace) -> Span | None:
    spans = [quote.span for quote in (*claim.content, *claim.cue)]
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


def _label(claim: ClaimTrace) -> str:
    hops = [hop.name for hop in origin_hops(claim) if hop is not None and hop.name]
    return " and ".join(hops) or NOBODY
