"""Reports that say it in their own voice: whether their newsroom may be an origin of its own, and whether it surely is.

A report that took text or news from another repeats. One that tells whose word it has it on is explained by that word.
Of the rest each newsroom may have found out by itself; it surely has where it names people, without office, whom no
report outside its own line names: whoever does so has spoken to somebody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from sayso.linking.copies.outlets import outlet_key
from sayso.linking.independence.lines import Lines, is_unseen
from sayso.linking.independence.speakers import UNKNOWN_SOURCE, Setting, is_anonymous, is_denial, name_key, states
from sayso.linking.independence.voices import Heard, Kind, Passed, Voice
from sayso.linking.independence.wording import wording_of
from sayso.records import Manner, SourceNumber
from sayso.records.trace import ClaimTrace

_NAME_WORDS: Final = 2
# A report with so much text of its own may have reported besides what it took over.
_MOSTLY_OWN: Final = 0.3


def newsrooms(
    claims: Sequence[ClaimTrace], voiced: Mapping[str, Sequence[str]], voices: Sequence[Voice], setting: Setting
) -> Heard:
    """What each report that says it itself leads to, by report; then the sources that nobody has seen.

    A report that lets nobody say it ("it was said that") says it itself. `voices` are the sources of claims.
    """
    unsaid = {c.report for c in claims if is_anonymous(c) and not is_denial(c, setting.negated)}
    # Words in quotation marks comment on what the report tells; what it has from somebody it tells in its own words.
    told = [
        c for c in claims if states(c, setting) and c.manner is not Manner.DIRECT and not is_denial(c, setting.negated)
    ]
    said = {c.report for c in told if not is_anonymous(c)}
    saying = {report: tuple(voiced.get(report, ())) for report in sorted(voiced.keys() | (unsaid - said))}
    found = tuple(_found(saying, said, _People(setting, voices), setting))
    return Heard(
        tuple(one for one in found if isinstance(one, Voice)), tuple(one for one in found if isinstance(one, Passed))
    )


def _found(
    voiced: Mapping[str, Sequence[str]], explained: Collection[str], people: _People, setting: Setting
) -> Iterator[Voice | Passed]:
    for report in sorted(voiced):
        denies = bool(voiced[report]) and setting.negated.issuperset(voiced[report])
        yield _of_report(report, explained, people, setting, denies=denies)
    for end, members in _carried(setting.lines, voiced):
        if members:
            denies = all(voiced[one] and setting.negated.issuperset(voiced[one]) for one in members)
            yield _of_end(end, members, explained, people, setting, denies=denies)


def _carried(lines: Lines, voiced: Collection[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Sources outside the reports of the matter, with the reports that have it from there and from no report here.

    Of sources that one report goes back to the first stands for all: its text may be theirs together.
    """
    taken: set[str] = set()
    for end in lines.ends():
        members = [one for one in lines.members(end) if one in voiced and not lines.before(one) & lines.reports]
        if members and not taken & set(members):
            yield end, tuple(members)
        taken |= set(members)


def _of_report(
    report: str, explained: Collection[str], people: _People, setting: Setting, *, denies: bool
) -> Voice | Passed:
    title = setting.title(report)
    givers = setting.lines.givers(report)
    own = people.own(report)
    shown = frozenset(person for person, _ in own)
    if givers:
        named = ", ".join(dict.fromkeys(setting.title(one) for one in givers))
        is_copy = bool(setting.lines.text_givers(report))
        if is_copy or not own:
            how = "carries text of" if is_copy else "names as its source"
            return Passed(title, None, None, report, denies, f"{how} {named}: adds nothing", is_repeat=True)
        why = f"names {named} as its source, but also people of its own ({_listed(own)}): it may have reported itself"
        return _voice(report, title, setting, denies=denies, is_sure=False, why=why)
    if people.heard(own):
        return Passed(title, None, None, report, denies, f"its own people ({_listed(own)}) speak and count themselves")
    if own:
        why = f"names people whom no report outside its line names ({_listed(own)}): it has reported itself"
        return _voice(report, title, setting, denies=denies, is_sure=True, why=why, people=shown)
    if report in explained:
        return Passed(
            title, None, None, report, denies, "says on whose word it has it: that source counts, not the outlet"
        )
    if written := _datelines((report,), setting):
        why = f"is written on the spot, as its dateline says ({written[0]}), and copies nothing"
        return _voice(report, title, setting, denies=denies, is_sure=True, why=why)
    why = "says it in its own voice, copies nothing and names no source: it may have found out by itself"
    return _voice(report, title, setting, denies=denies, is_sure=False, why=why)


def _of_end(
    end: str, members: Sequence[str], explained: Collection[str], people: _People, setting: Setting, *, denies: bool
) -> Voice | Passed:
    """A source that is not among the reports, as far as what was taken from it shows it."""
    # A report that is there and does not tell of the matter is no witness to it.
    own = people.own(end, members) if is_unseen(end) else ()
    title = _house(end, members, people, setting)
    if people.heard(own):
        return Passed(title, None, None, end, denies, f"its own people ({_listed(own)}) speak and count themselves")
    carried = ", ".join(setting.title(one) for one in members)
    if own:
        why = f"is carried by {carried}, with people whom no other report names ({_listed(own)})"
        shown = frozenset(person for person, _ in own)
        return _voice(end, title, setting, denies=denies, is_sure=True, why=why, people=shown)
    if all(one in explained for one in members):
        return Passed(title, None, None, end, denies, f"is carried by {carried}, which say on whose word: that counts")
    if is_unseen(end) and (written := _datelines(members, setting)):
        why = f"is carried by {carried} with its dateline ({written[0]}): it was written on the spot"
        return _voice(end, title, setting, denies=denies, is_sure=True, why=why)
    why = f"is carried by {carried}; whether it found out by itself nobody can see"
    return _voice(end, title, setting, denies=denies, is_sure=False, why=why)


def _datelines(reports: Sequence[str], setting: Setting) -> tuple[str, ...]:
    traces = [setting.reports[one] for one in reports if one in setting.reports]
    return tuple(trace.dateline.text for trace in traces if trace.dateline is not None)


def _house(end: str, members: Sequence[str], people: _People, setting: Setting) -> str:
    if not is_unseen(end):
        return setting.title(end)
    named = people.houses(members)
    return named[0] if named else setting.title(end)


def _voice(
    report: str,
    title: str,
    setting: Setting,
    *,
    denies: bool,
    is_sure: bool,
    why: str,
    people: frozenset[str] = frozenset(),
) -> Voice:
    outlet = setting.outlet_of(report) or (outlet_key(title) if title != UNKNOWN_SOURCE else None)
    return Voice(
        report=report,
        claim=None,
        label=f"{title}, own reporting",
        actor=None,
        kind=Kind.NEWSROOM,
        key=f"newsroom:{outlet or report}",
        name=frozenset((outlet or "").split()),
        body=frozenset(),
        is_body=False,
        wording=wording_of("", SourceNumber.ONE),
        line=setting.lines.before(report),
        is_copied=False,
        is_sure=is_sure,
        denies=denies,
        states=True,
        published=min((setting.published(one) for one in (report, *setting.lines.members(report))), default="9999"),
        why=why,
        people=people,
    )


class _People:
    """Whom reports name without office, and who of them is named in one line of reports alone."""

    def __init__(self, setting: Setting, voices: Sequence[Voice]) -> None:
        self._setting = setting
        heard = [voice for voice in voices if voice.key is not None]
        self._private = frozenset(voice.key for voice in heard if voice.is_private and voice.is_sure)
        # A witness in one report who is an official in another is an official.
        self._public = frozenset(voice.key for voice in heard if not voice.is_private)
        self._houses = {voice.claim: voice for voice in voices if voice.kind is Kind.NEWSROOM}
        outlets = {trace.outlet for trace in setting.reports.values()}
        self._named: dict[str, dict[str, str]] = {}
        for report, trace in sorted(setting.reports.items()):
            self._named[report] = {}
            for bearer in trace.people:
                name = bearer.partition("#")[2].rstrip("'")
                if len(name.split()) >= _NAME_WORDS and outlet_key(name) not in outlets:
                    self._named[report][setting.actor(bearer) or name_key(name)] = name

    def own(self, source: str, members: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
        """People of a report that only those who have them from it name besides, as actor and name.

        Of a source that is not among the reports it is the people of its `members`.
        """
        people = {person: name for one in (source, *members) for person, name in self._named.get(one, {}).items()}
        found = []
        for person, name in sorted(people.items()):
            reports = [one for one, named in self._named.items() if person in named]
            if person not in self._public and all(self._has_from(one, source) for one in reports):
                found.append((person, name))
        return tuple(found)

    def heard(self, own: Sequence[tuple[str, str]]) -> bool:
        """Whether one of these people speaks as the source of a claim."""
        return any(person in self._private for person, _ in own)

    def houses(self, members: Sequence[str]) -> tuple[str, ...]:
        """Outlets that are not here and that these reports name as their source."""
        return tuple(sorted({v.label for v in self._houses.values() if v.report in members and v.is_named}))

    def _has_from(self, report: str, source: str) -> bool:
        return report == source or source in self._setting.lines.before(report)


def _listed(own: Sequence[tuple[str, str]]) -> str:
    return ", ".join(name for _, name in own)
