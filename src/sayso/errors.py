"""Every error that Sayso raises on purpose. Each class has a stable code; the message says what to do next."""

from __future__ import annotations

from typing import ClassVar


class SaysoError(Exception):
    """Base of all errors that a user can act on. `code` never changes between versions."""

    code: ClassVar[str] = "error"


class BadSetting(SaysoError):
    """A setting, flag or configuration file is unknown or malformed."""

    code = "bad_setting"


class BadRecord(SaysoError):
    """JSON or values that do not follow the record contract."""

    code = "bad_record"


class UnreadableSource(SaysoError):
    """One input cannot be read. `code` is the reason that the user sees; the message is its sentence."""

    code = "unreadable"

    def __init__(self, reason: str, sentence: str) -> None:
        """Keep a reason code of `records.outcome.Reason` and a sentence about this input."""
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence


class BadKnowledge(SaysoError):
    """A YAML file of the ontology or a gazetteer file breaks its own rules."""

    code = "bad_knowledge"


class LedgerError(SaysoError):
    """The ledger cannot be opened or written."""

    code = "ledger"


class LedgerDamaged(LedgerError):
    """The ledger or its store of originals differs from what was written."""

    code = "ledger_damaged"


class NoSuchDocument(SaysoError):
    """An id that fits no document of the ledger, or several."""

    code = "no_such_document"


class BadQuery(SaysoError):
    """A search or filter that cannot be understood."""

    code = "bad_query"


class FetchRefused(SaysoError):
    """An address that `sayso fetch` will not contact, or an answer that it will not take."""

    code = "fetch_refused"


class BadBundle(SaysoError):
    """A model bundle is missing, damaged, or made for another version."""

    code = "bad_bundle"


class BadRecipe(SaysoError):
    """A training recipe, its corpora or its encoder cannot be used."""

    code = "bad_recipe"
