"""What a page says when something goes wrong: what happened, what was kept, what to do, and a code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar, Final

from starlette.exceptions import HTTPException

from sayso.errors import BadQuery, BadRecord, LedgerDamaged, LedgerError, NoSuchDocument, SaysoError

_KEPT: Final = "The ledger was not changed."
_STATUS: Final = ((NoSuchDocument, 404), (BadQuery, 400), (BadRecord, 400), (LedgerDamaged, 500), (LedgerError, 503))
_NEXT: Final = {
    NoSuchDocument: "Look for it in the list of reports, or search for its words.",
    BadQuery: "Change what is asked for and try again.",
    BadRecord: "Go back, change what was entered, and send it again.",
    LedgerDamaged: "Keep the ledger's files as they are and run `sayso verify`.",
    LedgerError: "Wait until the other program has finished and load this page again.",
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """An error as it is shown. Nothing in it comes from the text of a report."""

    template: ClassVar[str] = "error.html"

    status: int
    code: str
    title: str
    what: str
    kept: str
    advice: str

    def line(self) -> str:
        """The same as JSON."""
        told = {"error": self.code, "status": self.status, "message": self.what, "next": self.advice}
        return json.dumps(told, ensure_ascii=False)


def trouble_of(error: Exception) -> Trouble:
    """What to say of an error. Of one that nobody foresaw, its kind alone is told."""
    if isinstance(error, SaysoError):
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
        advice = next((said for kind, said in _NEXT.items() if isinstance(error, kind)), "Go back and try again.")
        title = "Not found" if status == 404 else "That cannot be understood" if status == 400 else "That did not work"
        return Trouble(status, error.code, title, str(error), _KEPT, advice)
    if isinstance(error, HTTPException):
        if error.status_code == 404:
            return Trouble(404, "no_such_page", "Not found", "There is no such page.", _KEPT, "Start again from Home.")
        if error.status_code == 405:
            what = "This address cannot be opened so."
            return Trouble(405, "not_allowed", "Not possible", what, _KEPT, "Go back and use the button.")
        return Trouble(error.status_code, "refused", "That did not work", str(error.detail), _KEPT, "Go back.")
    what = f"The workbench itself failed ({type(error).__name__})."
    return Trouble(500, "crashed", "That did not work", what, _KEPT, "Load the page again; if it stays, report it.")
