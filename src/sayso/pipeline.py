"""Reading from end to end: inputs to documents, documents to readings. The one place that wires the run.

Nothing is lost on the way: each input, and each thing inside a container, ends as exactly one `Outcome`.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from sayso import __version__
from sayso.errors import FetchRefused, UnreadableSource
from sayso.gazetteer import Gazetteer
from sayso.interpret.steps import LANGUAGES_READ, Given, interpret, is_read, segmented
from sayso.ledger.base import Ledger
from sayso.ontology import ontology_version
from sayso.ontology.actors import ActorList, knowledge_version, open_actors
from sayso.readers import read_source
from sayso.readers.ahead import Ahead
from sayso.readers.base import Hints, ReadDocument, Source, Unread
from sayso.readers.paths import expand
from sayso.readers.sandbox import Sandbox
from sayso.records import Failure, Notice, Producer, Reading, Reason, SourceDocument, Status
from sayso.records.consistency import checked
from sayso.records.prediction import Prediction
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.model.predicting import Predicting
    from sayso.model.reader import Reader

# Documents handed to the model before the first of them is interpreted, and the most characters of them together.
_PREDICTED_AHEAD: Final = 4
_PREDICTED_AHEAD_CHARS: Final = 200_000

# Notices that make an outcome partial, and the sentence for people.
_PARTIAL: Final[tuple[tuple[Notice, Reason, str], ...]] = (
    (Notice.SOFT_404, Reason.SOFT_404, "The page says that what was asked for is not there."),
    (Notice.LOGIN_WALL, Reason.LOGIN_WALL, "The page asks for a login; only what stands before it was read."),
    (Notice.CONSENT_PAGE, Reason.CONSENT_PAGE, "The page asks for consent; the report itself may be missing."),
    (Notice.PAYWALL, Reason.PAYWALL, "The text stops at a paywall; only what stands before it was read."),
    (Notice.TRUNCATED, Reason.TRUNCATED, "The text was longer than the limit and was cut."),
    (Notice.PAGES_LEFT_OUT, Reason.TRUNCATED, "Pages past the limit were left out."),
    (
        Notice.READ_WITHOUT_MODEL,
        Reason.TRUNCATED,
        "The text is longer than the reader model takes; only times, places and numbers were read.",
    ),
    (Notice.NO_TEXT_LAYER, Reason.NO_TEXT, "Some pages are pictures without text; they were not read."),
    (
        Notice.LANGUAGE_NOT_READ,
        Reason.LANGUAGE_NOT_READ,
        "Sayso does not read this language yet; only the document's facts were kept.",
    ),
)

_ALREADY_THERE: Final = "Already there, with the same bytes and facts."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    `failure` is there only if it failed, `reading` and `original` only if it was read or partial; `document` is there
    whenever a document was made, skipped ones included.
    """

    name: str
    status: Status
    code: str
    sentence: str
    document: SourceDocument | None = None
    reading: Reading | None = None
    failure: Failure | None = None
    original: bytes | None = field(default=None, repr=False)


def _never(_document_id: str) -> bool:
    return False


def read_paths(
    paths: Sequence[str],
    settings: Settings,
    gazetteer: Gazetteer,
    *,
    hints: Hints | None = None,
    stdin: BinaryIO | None = None,
    skip: Callable[[str], bool] = _never,
    reader: Reader | None = None,
) -> Iterator[Outcome]:
    """Read files, folders, archives and standard input, in order, one outcome for each document or failure.

    Args:
        hints: facts given for every input, such as the publication date; they win over what a page states.
        stdin: read where a path is `-`.
        skip: asked with each document's id before interpretation; true gives the outcome `skipped`.
        reader: an open reader model; without it the setting `model` is followed.
    Raises:
        BadBundle: the model that the settings name is missing, damaged, or made for another version.
    """
    sources = expand(paths, settings.limits, stdin=stdin)
    yield from read_sources(sources, settings, gazetteer, hints=hints, skip=skip, reader=reader)


def read_sources(
    sources: Iterable[Source | Unread],
    settings: Settings,
    gazetteer: Gazetteer,
    *,
    hints: Hints | None = None,
    skip: Callable[[str], bool] = _never,
    reader: Reader | None = None,
) -> Iterator[Outcome]:
    """As `read_paths`, from sources at hand.

    Three things go on at once: parsing in its own process, the model in a thread, interpretation here. An outcome
    waits for the model's work on later documents only while more of them are at hand.
    """
    model = reader if reader is not None else open_model(settings)
    # Without a model nothing is asked of the actors, and a reading does not depend on them.
    actors = open_actors(Path(settings.actors) if settings.actors else None) if model is not None else None
    producer = _producer(settings, gazetteer, model, actors)
    with ExitStack() as stack:
        run = _Run(settings, gazetteer, actors, producer, stack.enter_context(_predicting(model)) if model else None)
        items = Ahead(lambda: _read_items(sources, settings, hints or Hints()))
        begun: deque[_Begun] = deque()
        try:
            for item in items:
                begun.append(_Begun.at_once(_skipped(item)) if _is_known(item, skip) else run.begin(item))
                while begun and (not items.has_more or _is_enough(begun)):
                    yield begun.popleft().outcome()
        except Exception:
            # Reading has stopped for good; what was read before it did is not lost.
            yield from (one.outcome() for one in begun)
            raise
        yield from (one.outcome() for one in begun)


def open_model(settings: Settings) -> Reader | None:
    """The reader model of the settings; None where they go without, or where the package has none.

    Raises:
        BadBundle: missing, damaged, or made for another version.
    """
    from sayso.model.packaged import bundle_path

    path = bundle_path(settings)
    if path is None:
        return None
    from sayso.model.reader import open_reader

    return open_reader(path, threads=min(settings.threads, os.cpu_count() or 1))


def add_sources(
    sources: Iterable[Source | Unread],
    ledger: Ledger,
    settings: Settings,
    gazetteer: Gazetteer,
    *,
    hints: Hints | None = None,
    refresh: bool = False,
    reader: Reader | None = None,
) -> Iterator[Outcome]:
    """Read sources into a ledger. Each report and each failure is on the disk before its outcome is given.

    Args:
        refresh: read again what is there already, and keep the new reading where it differs.
        reader: an open reader model; without it the setting `model` is followed.
    """
    skip = _never if refresh else ledger.knows
    for outcome in read_sources(sources, settings, gazetteer, hints=hints, skip=skip, reader=reader):
        if outcome.failure is not None:
            ledger.record_failure(outcome.failure, outcome.name)
            yield outcome
        elif outcome.reading is not None and outcome.original is not None:
            yield _kept(outcome, outcome.reading, outcome.original, ledger, refresh=refresh)
        else:
            yield outcome


def fetched(urls: Iterable[str], settings: Settings) -> Iterator[Source | Unread]:
    """Fetch addresses one after another; one that is refused or does not answer costs only itself."""
    from sayso.fetching import fetch

    for url in urls:
        try:
            yield fetch(url, settings)
        except UnreadableSource as error:
            yield Unread(Failure(None, error.reason, error.sentence.removeprefix(f"{url}: ")), url)
        except FetchRefused as error:
            yield Unread(Failure(None, error.code, str(error).removeprefix(f"{url}: ")), url)


def _kept(outcome: Outcome, reading: Reading, original: bytes, ledger: Ledger, *, refresh: bool) -> Outcome:
    added = ledger.add(
        reading, original, outcome.name, status=outcome.status, reason=Reason(outcome.code), refresh=refresh
    )
    if added.status is Status.SKIPPED:
        sentence = _ALREADY_THERE if added.same_as is None else "This address already has the same text."
        return replace(outcome, status=added.status, code=added.reason, sentence=sentence)
    if added.replaced_sha256 is not None:
        return replace(outcome, sentence="Read again; the former reading's digest is in the custody log.")
    if added.version_of is not None:
        return replace(outcome, sentence=f"Read; a new version of {added.version_of[:19]}.")
    return outcome


def _read_items(
    sources: Iterable[Source | Unread], settings: Settings, hints: Hints
) -> Iterator[ReadDocument | Unread]:
    language = hints.language or settings.language or None
    with Sandbox(settings.limits) as sandbox:
        for source in sources:
            if isinstance(source, Unread):
                yield source
            else:
                given = replace(source, hints=_merged(source.hints, replace(hints, language=language)))
                yield from _guarded(read_source(given, settings.limits, sandbox), given)


def _guarded(items: Iterator[ReadDocument | Unread], source: Source) -> Iterator[ReadDocument | Unread]:
    """A reader of ours that breaks on one input is an error of ours, and costs that input alone."""
    try:
        yield from items
    except Exception as error:  # whatever it is, the other inputs are read, and the outcome names it
        yield Unread(_our_fault(source.hints.given_id, "reading", error), source.name)


def _our_fault(given_id: str | None, doing: str, error: Exception) -> Failure:
    sentence = f"Sayso itself failed while {doing} it ({type(error).__name__}: {error}). Please report this."
    return Failure(given_id, Reason.CRASHED, sentence)


def _merged(inner: Hints, outer: Hints) -> Hints:
    """The user's word wins over what came with the source."""
    given = {f.name: getattr(outer, f.name) for f in fields(Hints) if getattr(outer, f.name) not in (None, f.default)}
    return replace(inner, **given)


@dataclass(frozen=True, slots=True)
class _Begun:
    """An input under way. `outcome` ends it, and waits for the model if it must."""

    outcome: Callable[[], Outcome]
    chars: int = 0

    @staticmethod
    def at_once(outcome: Outcome) -> _Begun:
        return _Begun(lambda: outcome)


@dataclass(frozen=True, slots=True)
class _Run:
    """What all documents of a run share."""

    settings: Settings
    gazetteer: Gazetteer
    actors: ActorList | None
    producer: Producer
    predicting: Predicting | None

    def begin(self, item: ReadDocument | Unread) -> _Begun:
        """Divide a document into sentences and hand it to the model."""
        if isinstance(item, Unread):
            failure = item.failure
            return _Begun.at_once(Outcome(item.name, Status.FAILED, failure.code, failure.sentence, failure=failure))
        document = item.document
        notice = self._notice(document)
        if notice is not None:
            document = replace(document, notices=(*document.notices, notice))
        try:
            reading = segmented(Reading(document=document, producer=self.producer))
            prediction = self._prediction(reading) if notice is None else None
        except Exception as error:  # as in `_guarded`
            return _Begun.at_once(_broken(item, document, "dividing", error))
        return _Begun(lambda: self._finished(item, reading, prediction), len(document.text))

    def _notice(self, document: SourceDocument) -> Notice | None:
        if document.language not in LANGUAGES_READ:
            return Notice.LANGUAGE_NOT_READ
        is_long = self.predicting is not None and len(document.text) > self.settings.limits.model_chars
        return Notice.READ_WITHOUT_MODEL if is_long else None

    def _prediction(self, reading: Reading) -> Callable[[], Prediction] | None:
        if self.predicting is None or not is_read(reading):
            return None
        from sayso.model.reader import Text

        return self.predicting.start(Text(reading.document.text, tuple(one.span for one in reading.sentences)))

    def _finished(self, item: ReadDocument, reading: Reading, prediction: Callable[[], Prediction] | None) -> Outcome:
        document = reading.document
        try:
            given = Given(self.gazetteer, prediction() if prediction is not None else None, self.actors)
            reading = checked(interpret(reading, given))
        except Exception as error:  # as in `_guarded`
            return _broken(item, document, "interpreting", error)
        code, sentence = _end(document)
        status = Status.READ if code is Reason.OK else Status.PARTIAL
        return Outcome(item.name, status, code, sentence, reading.document, reading, original=item.original)


def _broken(item: ReadDocument, document: SourceDocument, doing: str, error: Exception) -> Outcome:
    failure = _our_fault(document.given_id, doing, error)
    return Outcome(item.name, Status.FAILED, failure.code, failure.sentence, document, failure=failure)


def _is_known(item: ReadDocument | Unread, skip: Callable[[str], bool]) -> bool:
    return isinstance(item, ReadDocument) and skip(item.document.id)


def _skipped(item: ReadDocument | Unread) -> Outcome:
    document = item.document if isinstance(item, ReadDocument) else None
    return Outcome(item.name, Status.SKIPPED, Reason.ALREADY_THERE, _ALREADY_THERE, document)


def _is_enough(begun: Sequence[_Begun]) -> bool:
    return len(begun) > _PREDICTED_AHEAD or sum(one.chars for one in begun) > _PREDICTED_AHEAD_CHARS


def _producer(settings: Settings, gazetteer: Gazetteer, model: Reader | None, actors: ActorList | None) -> Producer:
    bundle = model.bundle if model is not None else None
    return Producer(
        sayso=__version__,
        model=f"{bundle.name} {bundle.version}" if bundle else None,
        model_sha256=bundle.sha256 if bundle else None,
        settings_sha256=settings.sha256(),
        ontology=knowledge_version(ontology_version(), actors) if actors is not None else ontology_version(),
        gazetteer=gazetteer.version,
    )


def _predicting(model: Reader) -> Predicting:
    from sayso.model.predicting import Predicting

    return Predicting(model)


def _end(document: SourceDocument) -> tuple[Reason, str]:
    for notice, reason, sentence in _PARTIAL:
        if notice in document.notices:
            return reason, sentence
    return Reason.OK, "Read."
