"""Which reports only carry what another one of them wrote."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.linking.independence.origins import Group
from sayso.linking.independence.speakers import Setting
from sayso.linking.independence.voices import Passed


def copies_of(groups: Sequence[Group], passed: Sequence[Passed], setting: Setting) -> tuple[str, ...]:
    """Reports that took from another and brought no source with them, by id.

    Of reports that go back to something that is not among them, the first stands for it.
    """
    lines = setting.lines
    brought = {voice.report for group in groups for voice in group.voices if _is_first(voice.report, group, setting)}
    cites = {one.report for one in passed if one.is_repeat and one.claim is not None}
    found = []
    for report in sorted(lines.reports - brought):
        givers = lines.givers(report)
        is_first = all(report == _earliest(lines.members(giver), setting) for giver in givers)
        has_taken = any(giver in lines.reports for giver in givers) or not is_first
        if has_taken if givers else report in cites:
            found.append(report)
    return tuple(found)


def _is_first(report: str, group: Group, setting: Setting) -> bool:
    """Whether none of those before a report in its lines, nor another one with the same words, has the source."""
    before = setting.lines.before(report)
    others = {voice.report for voice in group.voices} - {report}
    if others & before:
        return False
    own = [voice for voice in group.voices if voice.report == report]
    return not before or not all(voice.is_copied for voice in own)


def _earliest(reports: Sequence[str], setting: Setting) -> str:
    return min(reports, key=lambda report: (setting.published(report), report))
