"""How many independent origins stand behind a happening or claim, with the reasons (`docs/method/independence.md`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sayso.linking.independence.about import claims_on
from sayso.linking.independence.copied import copies_of
from sayso.linking.independence.lines import Lines
from sayso.linking.independence.newsrooms import newsrooms
from sayso.linking.independence.origins import counted, grouped
from sayso.linking.independence.reasons import reasons
from sayso.linking.independence.speakers import Setting, speakers, told_by, where_told
from sayso.records.copy import Copy
from sayso.records.joined import Independence
from sayso.records.trace import ClaimTrace, ReportTrace

__all__ = ["claims_on", "independence"]


def independence(
    claims: Sequence[ClaimTrace],
    reports: Mapping[str, ReportTrace],
    voiced: Mapping[str, Sequence[str]],
    copies: Sequence[Copy],
    who: Mapping[str, str],
    *,
    negated: Collection[str] = (),
) -> Independence:
    """Count the origins of one happening, or of claims that say the same.

    1. Claims' chains to their last sources. 2. Reports that say it themselves. 3. What is surely one source is put
    together. 4. The figures of both sides.

    Args:
        claims: all that stand for it, with their chains.
        reports: by id; at least all that claims and `voiced` name.
        voiced: reports that say it in their own voice, each with the traces of events by which it does.
        copies: edges among these reports, and from sources that are not among them.
        who: actors by the ids of those who bear their names. Who is linked to nobody is known by his name.
        negated: traces of events that say that it did not happen.
    """
    lines = Lines(where_told(claims, voiced), copies)
    setting = Setting(reports, lines, who, frozenset(negated), told_by(voiced))
    # 1. and 2.
    heard = speakers(claims, setting)
    own = newsrooms(claims, voiced, heard.voices, setting)
    voices, passed = [*heard.voices, *own.voices], [*heard.passed, *own.passed]
    # 3. and 4.
    groups = grouped(voices)
    says, denies = (counted([g for g in groups if g.best.denies is side]) for side in (False, True))
    # Those who name each other and nobody else: one of them may have known.
    is_circle = not says.groups and any(not one.denies and one.is_repeat for one in passed)
    return Independence(
        reports=len(setting.lines.reports),
        copies=len(copies_of(groups, passed, setting)),
        low=says.least,
        high=1 if is_circle else says.most,
        denials=denies.least,
        reasons=reasons(says, denies, passed),
    )
