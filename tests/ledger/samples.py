"""Small reports for the tests of the ledger: text in, a reading and the bytes it was made from out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from sayso.ledger import Ledger
from sayso.ledger.base import Added
from sayso.records import DatePrecision, Origin, Producer, Reading, SourceDocument, StatedDate

PRODUCER = Producer(sayso="0", model=None, model_sha256=None, settings_sha256="0" * 64, ontology="0", gazetteer="none")
_PRECISIONS = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}


@dataclass(frozen=True)
class Sample:
    """A reading with its original."""

    reading: Reading
    original: bytes
    name: str

    @property
    def id(self) -> str:
        return self.reading.document.id

    @property
    def text(self) -> str:
        return self.reading.document.text

    def add_to(self, ledger: Ledger, **how: Any) -> Added:
        return ledger.add(self.reading, self.original, self.name, **how)

    def read_by(self, version: str) -> Sample:
        """The same document, read by another version of the program."""
        return replace(self, reading=replace(self.reading, producer=replace(PRODUCER, sayso=version)))


def sample(
    text: str, *, raw: bytes | None = None, name: str = "report.txt", published: str | None = None, **facts: Any
) -> Sample:
    """A report; its id is made from its bytes and facts, as readers do."""
    original = text.encode() if raw is None else raw
    source_sha256 = hashlib.sha256(original).hexdigest()
    if published is not None:
        facts["published"] = StatedDate(published, _PRECISIONS.get(len(published), DatePrecision.SECOND), Origin.META)
    made_of = "\n".join([source_sha256, *(f"{key}={facts[key]!r}" for key in sorted(facts))])
    document = SourceDocument(
        **{"id": f"sha256:{hashlib.sha256(made_of.encode()).hexdigest()}", "language": "en"}
        | facts
        | {"text": text, "source_sha256": source_sha256}
    )
    return Sample(Reading(document=document, producer=PRODUCER), original, name)


def many(count: int, *, start: int = 0, words: int = 60) -> list[Sample]:
    """Different small reports."""
    places = ("Kharkiv", "Mopti", "Garowe", "Idlib", "Sa'dah", "Гродно", "الموصل")
    return [
        sample(
            f"Shelling near {places[i % len(places)]}, report {i}\n"
            + f"Witness {i} saw smoke on the ridge. " * (words // 8),
            name=f"report-{i}.txt",
            publisher=f"Outlet {i % 5}",
            published=f"2021-{i % 12 + 1:02d}-{i % 28 + 1:02d}",
        )
        for i in range(start, start + count)
    ]
