"""What people decide: pairs judged, values corrected, all with author, time and reason, and linked anew at once."""

from __future__ import annotations

from typing import Final, TypeVar

from sayso import linking
from sayso.errors import BadQuery
from sayso.ledger.custody import this_user
from sayso.records.correction import CorrectionKind
from sayso.records.judgement import Decision
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk, Moved
from sayso.workbench.forms import Form

_MOST_CHARS: Final = 500
W = TypeVar("W", Decision, CorrectionKind)


def judge(desk: Desk, asking: Asking, form: Form) -> Moved:
    """Two things are the same, different, open, or a decision on them is taken back."""
    del asking
    one, other = _needed(form, "one"), _needed(form, "other")
    linking.judge(desk.ledger, one, other, _word(form, "decision", Decision), this_user(), _reason(form))
    return Moved(back(form, "/review"))


def correct(desk: Desk, asking: Asking, form: Form) -> Moved:
    """Something of an event, actor or claim is otherwise than the reports or Sayso have it."""
    del asking
    subject, kind = _needed(form, "subject"), _word(form, "kind", CorrectionKind)
    value = form.fields.one("other_value") or form.fields.one("value")
    if kind in (CorrectionKind.REMOVE, CorrectionKind.UNDO):
        value = None
    elif value is None:
        raise BadQuery("no value was given; choose one, or write another")
    elif len(value) > _MOST_CHARS:
        raise BadQuery(f"a value has at most {_MOST_CHARS} characters")
    field = form.fields.one("field") or ""
    linking.correct(desk.ledger, subject, kind, field, value, author=this_user(), reason=_reason(form))
    return Moved(back(form, "/events"))


def link_now(desk: Desk, asking: Asking, form: Form) -> Moved:
    """Link what waits."""
    del asking
    linking.link(desk.ledger)
    return Moved(back(form, "/events"))


def back(form: Form, otherwise: str) -> str:
    """Where the form came from: a path of this site and nothing else."""
    given = form.fields.one("back") or otherwise
    is_path = given.startswith("/") and not given.startswith(("//", "/\\")) and given.isprintable()
    return given if is_path else otherwise


def _needed(form: Form, name: str) -> str:
    value = form.fields.one(name)
    if value is None:
        raise BadQuery(f"the form says nothing for {name}; load the page again and send it once more")
    return value


def _word(form: Form, name: str, kinds: type[W]) -> W:
    given = _needed(form, name)
    for kind in kinds:
        if kind.value == given:
            return kind
    raise BadQuery(f"{name} is one of {', '.join(kinds)}, got {given!r}")


def _reason(form: Form) -> str:
    return (form.fields.one("reason") or "")[:_MOST_CHARS]
