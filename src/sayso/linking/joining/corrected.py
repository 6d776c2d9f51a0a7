"""What people corrected: of one subject's field the last correction counts, until it is undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.records.correction import Correction, CorrectionKind


def chosen(corrections: Iterable[Correction], subjects: Sequence[str], field: str) -> Correction | None:
    """The correction that counts for a field; that of a subject named earlier goes before one of a later subject.

    Args:
        subjects: the joined thing's id, then those of its members.
    """
    standing = in_force(corrections)
    return next((standing[subject, field] for subject in subjects if (subject, field) in standing), None)


def in_force(corrections: Iterable[Correction]) -> dict[tuple[str, str], Correction]:
    """The corrections that count, by subject and field; notes do not correct anything."""
    found: dict[tuple[str, str], Correction] = {}
    for one in sorted(corrections, key=lambda correction: correction.made_utc):
        if one.kind is CorrectionKind.NOTE:
            continue
        if one.kind is CorrectionKind.UNDO:
            found.pop((one.subject, one.field), None)
        else:
            found[one.subject, one.field] = one
    return found


def concerning(corrections: Iterable[Correction], subjects: Iterable[str]) -> tuple[Correction, ...]:
    """All corrections of some subjects in order of time, those that were undone too."""
    wanted = set(subjects)
    ordered = sorted(corrections, key=lambda one: (one.made_utc, one.subject, one.field))
    return tuple(one for one in ordered if one.subject in wanted)
