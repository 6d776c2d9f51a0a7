"""Reading from end to end: inputs to documents, documents to readings. The one place that wires the run.

Nothing is lost on the way: each input, and each thing inside a container, ends as exactly one `Outcome`.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import BinaryIO, Final, TypeVar

from sayso import __version__
from sayso.errors import FetchRefused, UnreadableSource
from sayso.gazetteer import Gazetteer
from sayso.interpret.steps import LANGUAGES_READ, Given, interpret
from sayso.ledger.base import Ledger
from sayso.ontology import ontology_version
from sayso.readers import read_source
from sayso.readers.base import Hints, ReadDocument, Source, Unread
from sayso.readers.paths import expand
from sayso.readers.sandbox import Sandbox
from sayso.records import Failure, Notice, Producer, Reading, Reason, SourceDocument, Status
from sayso.records.consistency import checked
from sayso.settings import Settings

# Documents that wait, parsed, for interpretation: enough to keep the parsing process busy, few enough for memory.
_AHEAD: Final = 8

# Notices that make an outcome partial, and the sentence for people.
_PARTIAL: Final[tuple[tuple[Notice, Reason, str], ...]] = (
    (Notice.SOFT_404, Reason.SOFT_404, "The page says that what was asked for is not there."),
    (Notice.LOGIN_WALL, Reason.LOGIN_WALL, "The page asks for a login; only what stands before it was read."),
    (Notice.CONSENT_PAGE, Reason.CONSENT_PAGE, "The page asks for consent; the report itself may be missing."),
    (Notice.PAYWALL, Reason.PAYWALL, "The text stops at a paywall; only what stands before it was read."),
    (Notice.TRUNCATED, Reason.TRUNCATED, "The text was longer than the limit and was cut."),
    (Notice.PAGES_LEFT_OUT, Reason.TRUNCATED, "Pages past the limit were left out."),
    (Notice.NO_TEXT_LAYER, Reason.NO_TEXT, "Some pages are pictures without text; they were not read."),
    (
        Notice.LANGUAGE_NOT_READ,
        Reason.LANGUAGE_NOT_READ,
        "Sayso does not read this language yet; only the document's facts were kept.",
    ),
)

T = TypeVar("T")


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
) -> Iterator[Outcome]:
    """Read files, folders, archives and standard input, in order, one outcome for each document or failure.

    Args:
        hints: facts given for every input, such as the publication date; they win over what a page states.
        stdin: read where a path is `-`.
        skip: asked with each document's id before interpretation; true gives the outcome `skipped`.
    """
    yield from read_sources(expand(paths, settings.limits, stdin=stdin), settings, gazetteer, hints=hints, skip=skip)


def read_sources(
    sources: Iterable[Source | Unread],
    settings: Settings,
    gazetteer: Gazetteer,
    *,
    hints: Hints | None = None,
    skip: Callable[[str], bool] = _never,
) -> Iterator[Outcome]:
    """As `read_paths`, from sources at hand. Parsing runs ahead in its own process while this one interprets."""
    given = Given(gazetteer)
    producer = Producer(
        sayso=__version__,
        model=None,
        model_sha256=None,
        settings_sha256=settings.sha256(),
        ontology=ontology_version(),
        gazetteer=gazetteer.version,
    )
    for item in _ahead(lambda: _read_items(sources, settings, hints or Hints())):
        if isinstance(item, Unread):
            yield Outcome(item.name, Status.FAILED, item.failure.code, item.failure.sentence, failure=item.failure)
        elif skip(item.document.id):
            sentence = "Already there, with the same bytes and facts."
            yield Outcome(item.name, Status.SKIPPED, Reason.ALREADY_THERE, sentence, item.document)
        else:
            yield _interpreted(item, given, producer)


def add_sources(
    sources: Iterable[Source | Unread],
    ledger: Ledger,
    settings: Settings,
    gazetteer: Gazetteer,
    *,
    hints: Hints | None = None,
    refresh: bool = False,
) -> Iterator[Outcome]:
    """Read sources into a ledger. Each report and each failure is on the disk before its outcome is given.

    Args:
        refresh: read again what is there already, and keep the new reading where it differs.
    """
    skip = _never if refresh else ledger.knows
    for outcome in read_sources(sources, settings, gazetteer, hints=hints, skip=skip):
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
        sentence = "Already there." if added.same_as is None else "This address already has the same text."
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


def _interpreted(item: ReadDocument, given: Given, producer: Producer) -> Outcome:
    document = item.document
    if document.language not in LANGUAGES_READ:
        document = replace(document, notices=(*document.notices, Notice.LANGUAGE_NOT_READ))
    try:
        reading = checked(interpret(Reading(document=document, producer=producer), given))
    except Exception as error:  # as in `_guarded`
        failure = _our_fault(document.given_id, "interpreting", error)
        return Outcome(item.name, Status.FAILED, failure.code, failure.sentence, document, failure=failure)
    code, sentence = _end(document)
    status = Status.READ if code is Reason.OK else Status.PARTIAL
    return Outcome(item.name, status, code, sentence, document, reading, original=item.original)


def _end(document: SourceDocument) -> tuple[Reason, str]:
    for notice, reason, sentence in _PARTIAL:
        if notice in document.notices:
            return reason, sentence
    return Reason.OK, "Read."


class _End:
    """What the reading thread leaves behind: nothing more, or the error that stopped it."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


def _ahead(make: Callable[[], Iterator[T]]) -> Iterator[T]:
    """Run an iterator in a thread, a few items ahead of its consumer; order and errors are kept."""
    waiting: queue.Queue[T | _End] = queue.Queue(maxsize=_AHEAD)
    stopped = threading.Event()

    def put(entry: T | _End) -> bool:
        while not stopped.is_set():
            try:
                waiting.put(entry, timeout=0.1)
            except queue.Full:
                continue
            return True
        return False

    def work() -> None:
        error: BaseException | None = None
        items = make()
        try:
            for item in items:
                if not put(item):
                    break
        except BaseException as caught:
            error = caught
        finally:
            close = getattr(items, "close", None)
            if close is not None:
                close()
        put(_End(error))

    thread = threading.Thread(target=work, name="sayso-readers", daemon=True)
    thread.start()
    try:
        while True:
            entry = waiting.get()
            if isinstance(entry, _End):
                if entry.error is not None:
                    raise entry.error
                return
            yield entry
    finally:
        stopped.set()
        thread.join()
