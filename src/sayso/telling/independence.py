"""How many independently say so, in the one sentence that is shown everywhere."""

from __future__ import annotations

from sayso.records.joined import Independence


def independence_sentence(found: Independence) -> str:
    """`14 reports, 9 copies, 2 to 4 independent, 1 denial`: always in this form, with both figures even if equal."""
    return (
        f"{_counted(found.reports, 'report', 'reports')}, {_counted(found.copies, 'copy', 'copies')}, "
        f"{found.low:,} to {found.high:,} independent, {_counted(found.denials, 'denial', 'denials')}"
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
