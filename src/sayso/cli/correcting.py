"""`sayso correct`: a person's value in place of what reports say; theirs stay beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Final

import typer

from sayso.cli.options import LedgerPath, SettingsFile, settings_from
from sayso.cli.reviewing import Because, By, author_named
from sayso.cli.terminal import errors_shown, write_line

if TYPE_CHECKING:
    from sayso.records.correction import CorrectionKind

_ANY: Final = ("grade", "note")
_FIELDS: Final = {
    "event": ("type", "when", "where", "modality", "effect:KIND", "role:ROLE:WHO", *_ANY),
    "actor": ("name", "type", "subtype", "country", "sector", *_ANY),
    "claim": _ANY,
    "outlet": _ANY,
}
# The Admiralty code: how far a source can be relied on, and how likely the information is.
_GRADE: Final = re.compile(r"[A-F][1-6]?|[1-6]")
_WHEN: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}-\d{2}-\d{2})?")
_AMOUNT: Final = re.compile(r"\d+( to \d+)?")
_COUNTRY: Final = re.compile(r"[A-Z]{3}")


def correct(
    subject: Annotated[str, typer.Argument(help="An actor, event, claim or source: its id.")],
    field: Annotated[
        str,
        typer.Argument(
            help="Event: type, when, where, modality, effect:killed, role:actor:WHO. Actor: name, type, subtype, "
            "country, sector. Any: grade (A to F and 1 to 6), note."
        ),
    ],
    value: Annotated[str | None, typer.Argument(help="The value; none with --remove and --undo.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Reports are wrong to say this: take it out.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the correction back.")] = False,
    because: Because = "",
    by: By = None,
    ledger: LedgerPath = None,
    settings_file: SettingsFile = None,
) -> None:
    """Put a value in place of what reports say, under your name; what they say stays beside it."""
    with errors_shown():
        from sayso.ledger import open_ledger
        from sayso.linking import correct as write_correction
        from sayso.linking import open_record

        settings = settings_from(settings_file, ledger)
        kind = _kind(field, value, remove=remove, undo=undo)
        with open_ledger(settings.ledger) as opened:
            with open_record(opened) as record:
                found = record.current(subject)
            _check(found, field, value)
            made = write_correction(opened, found, kind, field, value, author=author_named(by), reason=because)
        write_line(f"{made.kind}: {made.subject} {made.field}{'' if made.value is None else f' = {made.value}'}")


def _kind(field: str, value: str | None, *, remove: bool, undo: bool) -> CorrectionKind:
    """What sort of correction it is.

    Raises:
        BadSetting: neither or several of value, --remove and --undo are given.
    """
    from sayso.errors import BadSetting
    from sayso.records.correction import CorrectionKind

    if sum((value is not None, remove, undo)) != 1:
        raise BadSetting("give a value, or --remove, or --undo")
    if remove:
        return CorrectionKind.REMOVE
    if undo:
        return CorrectionKind.UNDO
    own = {"type": CorrectionKind.TYPE, "grade": CorrectionKind.GRADE, "note": CorrectionKind.NOTE}
    chosen = field in ("when", "where", "modality") or field.startswith("effect:")
    return own.get(field, CorrectionKind.CHOICE if chosen else CorrectionKind.VALUE)


def _check(subject: str, field: str, value: str | None) -> None:
    """Refuse a field that the subject has not, or a value that cannot be one of it.

    Raises:
        BadSetting: with what is possible.
    """
    from sayso.errors import BadSetting
    from sayso.records import EffectKind, MentionType, Role

    known = _FIELDS.get(subject.partition(":")[0], _ANY)
    first, _, rest = field.partition(":")
    part, _, who = rest.partition(":")
    is_effect = f"{first}:KIND" in known and rest in set(EffectKind)
    is_role = f"{first}:ROLE:WHO" in known and part in set(Role) and bool(who)
    if field not in known and not is_effect and not is_role:
        raise BadSetting(f"{subject} has no field {field!r}; it has {', '.join(known)}")
    if value is None:
        return
    wanted = {
        "grade": (_GRADE, "A to F with 1 to 6, as in B2"),
        "when": (_WHEN, "a day, month or year such as 2026-09-03, or DAY/DAY"),
        "effect": (_AMOUNT, 'a number or a range, as in 4 or "2 to 6"'),
        "country": (_COUNTRY, "three letters of ISO 3166-1, as in KGZ"),
    }.get(first)
    if wanted is not None and not wanted[0].fullmatch(value):
        raise BadSetting(f"{field} is {wanted[1]}, got {value!r}")
    if field == "type" and subject.startswith("actor:") and value not in set(MentionType):
        raise BadSetting(f"type is one of {', '.join(MentionType)}, got {value!r}")
