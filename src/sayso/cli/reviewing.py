"""`sayso review` and `sayso correct`: what only a person can decide."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from sayso.cli.options import LedgerPath, SettingsFile, settings_from
from sayso.cli.terminal import err, errors_shown, out, write_line

if TYPE_CHECKING:
    from sayso.ledger.base import Ledger
    from sayso.linking.record import OpenPair
    from sayso.records.judgement import Decision, Judgement

Because = Annotated[str, typer.Option("--because", metavar="TEXT", help="Why, for those who come later.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Whose decision it is; you by default.")]

Pair = tuple[str, str]
_MANY: Final = 10_000

_KEYS: Final = "y same · n different · u unsure · s skip · z undo · q quit"
_LAST_KEYS: Final = "nothing else is open · z undo · q quit"


class PairKind(StrEnum):
    """What can be one."""

    ACTOR = "actor"
    EVENT = "event"


def review(
    one: Annotated[str | None, typer.Argument(metavar="[ONE", help="A name, trace, actor or event.")] = None,
    other: Annotated[str | None, typer.Argument(metavar="OTHER]", help="Another of its kind.")] = None,
    same: Annotated[bool, typer.Option("--same", help="The two are one.")] = False,
    different: Annotated[bool, typer.Option("--different", help="They are two.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="It is open, and stays so.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what was decided; the rules count again.")] = False,
    because: Because = "",
    by: By = None,
    kind: Annotated[PairKind | None, typer.Option("--kind", help="Only pairs of this kind.")] = None,
    list_only: Annotated[bool, typer.Option("--list", help="List open pairs, the most valuable first.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Open pairs as JSON Lines.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many to list.")] = 20,
    ledger: LedgerPath = None,
    settings_file: SettingsFile = None,
) -> None:
    """Decide open pairs one by one, the most valuable first: are these two one actor, one event?"""
    with errors_shown():
        from sayso.ledger import open_ledger
        from sayso.linking import open_record

        decision = _decision(same=same, different=different, unsure=unsure, undo=undo)
        settings = settings_from(settings_file, ledger)
        if one is not None or decision is not None:
            if one is None or other is None or decision is None:
                _wrong_use("a decision needs ONE, OTHER and one of --same, --different, --unsure, --undo")
                return
            with open_ledger(settings.ledger) as opened:
                with open_record(opened) as record:
                    for thing in (one, other):
                        record.current(thing)
                made = _judged(opened, (one, other), decision, author_named(by), because)
            write_line(f"{made.decision}: {made.one} / {made.other}")
            return
        if list_only or as_json or not _is_terminal():
            with open_ledger(settings.ledger, read_only=True) as opened, open_record(opened) as record:
                pairs = record.open_pairs(kind.value if kind else None, limit=_MANY)
                _list(pairs[:limit], len(pairs), as_json=as_json)
            return
        with open_ledger(settings.ledger) as opened:
            _ask(opened, kind.value if kind else None, author_named(by))


def author_named(by: str | None) -> str:
    """Whose decision it is: as given, else the user of this computer."""
    import getpass

    if by:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _decision(*, same: bool, different: bool, unsure: bool, undo: bool) -> Decision | None:
    """The decision of the one flag that is set.

    Raises:
        BadSetting: several are.
    """
    from sayso.errors import BadSetting
    from sayso.records.judgement import Decision

    given = {
        Decision.SAME: same,
        Decision.DIFFERENT: different,
        Decision.UNSURE: unsure,
        Decision.UNDONE: undo,
    }
    found = [decision for decision, is_set in given.items() if is_set]
    if len(found) > 1:
        raise BadSetting("give only one of --same, --different, --unsure and --undo")
    return found[0] if found else None


def _wrong_use(sentence: str) -> None:
    from sayso.errors import BadSetting

    raise BadSetting(sentence)


def _judged(ledger: Ledger, pair: Pair, decision: Decision, author: str, because: str) -> Judgement:
    from sayso.linking import judge

    return judge(ledger, *pair, decision, author, because)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _list(pairs: tuple[OpenPair, ...], total: int, *, as_json: bool) -> None:
    import json
    from dataclasses import asdict

    if as_json:
        for pair in pairs:
            write_line(json.dumps(asdict(pair), ensure_ascii=False))
        return
    from sayso.cli.review_view import list_pairs

    if not pairs:
        write_line("Nothing is open.")
        return
    list_pairs(out(), pairs, total)
    err().print("Decide them one by one: sayso review", style="dim")


def _ask(ledger: Ledger, kind: str | None, author: str) -> None:
    """Show the most valuable open pair, take a key, and go on until there is none or the person stops.

    Each decision is written at once and changes what is open, so the record is opened anew for each pair.
    """
    from sayso.cli.dossiers import say_if_waiting
    from sayso.cli.review_view import show_pair
    from sayso.linking import open_record
    from sayso.records.judgement import Decision

    decisions = {"y": Decision.SAME, "n": Decision.DIFFERENT, "u": Decision.UNSURE}
    past: list[tuple[Pair, bool]] = []  # each pair that was answered, and whether it was decided
    while True:
        with open_record(ledger) as record:
            if not past:
                say_if_waiting(record)
            skipped = {pair for pair, is_decided in past if not is_decided}
            found = record.open_pairs(kind, limit=_MANY)
            left = next((one for one in found if (one.one, one.other) not in skipped), None)
            total = len(found)
            if left is not None:
                show_pair(out(), record, left, len(past) + 1, total)
        if left is None and not past:
            break
        pair, key = _asked(left)
        if key == "z" and past:
            before, is_decided = past.pop()
            if is_decided:
                _judged(ledger, before, Decision.UNDONE, author, "undone in review")
        elif pair is None or key == "q":
            break
        elif key == "s":
            past.append((pair, False))
        elif key in decisions:
            reason = out().input("  [dim]because (Enter for none):[/] ").strip()
            _judged(ledger, pair, decisions[key], author, reason)
            past.append((pair, True))
    decided = sum(is_decided for _, is_decided in past)
    out().print(
        f"\n{decided:,} decided, {f'{total:,} open' if left is not None else 'nothing else is open'}.", style="dim"
    )


def _asked(shown: OpenPair | None) -> tuple[Pair | None, str]:
    """The pair with the key that was pressed for it; where nothing is left, the last answer can still be undone."""
    import click

    out().print(f"\n  [cyan]{_KEYS if shown is not None else _LAST_KEYS}[/]")
    while True:
        key = click.getchar().lower()
        if key in ("\x03", "\x04"):
            return None, "q"
        if key and key in "ynuszq":
            return None if shown is None else (shown.one, shown.other), key
