"""The run with a reader model: a tiny one with random weights, quantised as shipped ones are."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import BadBundle
from sayso.gazetteer import Gazetteer, open_gazetteer
from sayso.model.reader import Reader, Text, open_reader
from sayso.pipeline import open_model, read_sources
from sayso.readers.base import Hints, Source, Unread
from sayso.records import Failure, Notice, Reason, Status
from sayso.records.codec import to_line
from sayso.records.prediction import Prediction
from sayso.settings import Limits, Settings

TINY = Path(__file__).parent / "fixtures" / "model" / "tiny.sayso"
WITH_TINY = Settings(model=str(TINY), threads=1)
TEXTS = (
    "Officials in Dushanbe said on Monday that at least four people were killed when the bridge was shelled.",
    "Two gunmen fled. Police said so.\n\nA witness denied it: they were boys, she told the court in Khorog.",
    "Rebels took the town. " * 120,
    "The minister resigned!",
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer(None)


@pytest.fixture(scope="module")
def tiny() -> Reader:
    return open_reader(TINY, threads=1)


def sources(texts: Sequence[str]) -> list[Source]:
    return [Source(text.encode(), f"{n}.txt", Hints(language="en")) for n, text in enumerate(texts)]


def lines(texts: Sequence[str], gazetteer: Gazetteer, reader: Reader) -> list[str]:
    outcomes = read_sources(sources(texts), WITH_TINY, gazetteer, reader=reader)
    return [to_line(outcome.reading) for outcome in outcomes if outcome.reading is not None]


def test_readings_say_which_model_read_them_and_whether_they_speak_of_conflict(gazetteer: Gazetteer) -> None:
    (outcome,) = read_sources(sources(TEXTS[:1]), WITH_TINY, gazetteer)
    reading = outcome.reading
    assert reading is not None
    assert outcome.document == reading.document
    assert reading.producer.model == "tiny 1"
    assert reading.producer.model_sha256 == open_reader(TINY, threads=1).bundle.sha256
    assert reading.document.relevance is not None
    assert all(sentence.relevance is not None for sentence in reading.sentences)
    assert reading.mentions


def test_a_report_reads_the_same_alone_in_company_and_with_more_threads(gazetteer: Gazetteer, tiny: Reader) -> None:
    together = lines(TEXTS, gazetteer, tiny)
    alone = [line for text in TEXTS for line in lines([text], gazetteer, tiny)]
    backwards = lines(TEXTS[::-1], gazetteer, open_reader(TINY, threads=2))
    assert len(together) == len(TEXTS)
    assert together == alone == backwards[::-1]


class Choosy:
    """A reader that breaks on some texts."""

    def __init__(self, reader: Reader, word: str) -> None:
        self.bundle = reader.bundle
        self._reader = reader
        self._word = word

    def read(self, texts: Sequence[Text]) -> Iterator[Prediction]:
        if any(self._word in text.text for text in texts):
            raise MemoryError("no room for this one")
        return self._reader.read(texts)


def test_a_text_that_breaks_the_model_costs_only_itself_and_order_is_kept(gazetteer: Gazetteer, tiny: Reader) -> None:
    given: list[Source | Unread] = [*sources(TEXTS)]
    given.insert(2, Unread(Failure(None, Reason.NOT_FOUND, "There is no such file."), "gone"))
    reader: Reader = Choosy(tiny, "gunmen")  # type: ignore[assignment]  # a stand-in
    outcomes = list(read_sources(given, WITH_TINY, gazetteer, reader=reader))
    assert [o.name for o in outcomes] == ["0.txt", "1.txt", "gone", "2.txt", "3.txt"]
    assert [o.status for o in outcomes] == [Status.READ, Status.FAILED, Status.FAILED, Status.READ, Status.READ]
    assert outcomes[1].code == Reason.CRASHED
    assert "no room" in outcomes[1].sentence


def test_what_was_read_before_the_readers_stopped_is_given(gazetteer: Gazetteer, tiny: Reader) -> None:
    def broken() -> Iterator[Source]:
        yield from sources(TEXTS)
        raise OSError("the disk is gone")

    seen = []
    with pytest.raises(OSError, match="the disk is gone"):
        seen.extend(read_sources(broken(), WITH_TINY, gazetteer, reader=tiny))
    outcomes = read_sources(broken(), WITH_TINY, gazetteer, reader=tiny)
    assert [next(outcomes).name for _ in TEXTS] == ["0.txt", "1.txt", "2.txt", "3.txt"]


def test_a_text_longer_than_the_model_takes_is_read_without_it_and_says_so(gazetteer: Gazetteer, tiny: Reader) -> None:
    settings = replace(WITH_TINY, limits=Limits(model_chars=1000))
    outcomes = list(read_sources(sources(TEXTS), settings, gazetteer, reader=tiny))
    assert [o.status for o in outcomes] == [Status.READ, Status.READ, Status.PARTIAL, Status.READ]
    giant = outcomes[2].reading
    assert giant is not None
    assert giant.document.notices == (Notice.READ_WITHOUT_MODEL,)
    assert giant.sentences
    assert giant.document.relevance is None
    assert outcomes[2].code == Reason.TRUNCATED


def test_the_limit_of_the_model_is_part_of_what_made_the_reading() -> None:
    assert Settings().sha256() != Settings(limits=Limits(model_chars=1000)).sha256()
    assert Settings().sha256() == Settings(threads=1).sha256()


def test_other_languages_do_not_reach_the_model(gazetteer: Gazetteer, tiny: Reader) -> None:
    reader: Reader = Choosy(tiny, "")  # type: ignore[assignment]  # breaks on everything
    (outcome,) = read_sources([Source(b"Bonjour.", "f.txt", Hints(language="fr"))], WITH_TINY, gazetteer, reader=reader)
    assert outcome.status is Status.PARTIAL


def test_a_damaged_bundle_stops_the_run_before_anything_is_read(gazetteer: Gazetteer, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sayso"
    damaged.write_bytes(TINY.read_bytes()[:-1000])
    with pytest.raises(BadBundle, match=r"damaged\.sayso"):
        next(read_sources(sources(TEXTS), Settings(model=str(damaged)), gazetteer))


def test_without_a_model_times_and_places_are_read_and_the_producer_names_none(gazetteer: Gazetteer) -> None:
    settings = Settings(model="none")
    assert open_model(settings) is None
    (outcome,) = read_sources(sources(TEXTS[:1]), settings, gazetteer)
    assert outcome.status is Status.READ
    assert outcome.reading is not None
    assert (outcome.reading.producer.model, outcome.reading.producer.model_sha256) == (None, None)
    assert outcome.reading.places
    assert outcome.reading.document.relevance is None


def test_leaving_early_leaves_no_thread_behind(gazetteer: Gazetteer, tiny: Reader) -> None:
    before = set(threading.enumerate())  # some of them may end meanwhile: they are not ours
    outcomes = read_sources(sources(TEXTS * 50), WITH_TINY, gazetteer, reader=tiny)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]  # it is a generator
    assert not set(threading.enumerate()) - before


def test_reading_needs_no_library_of_training() -> None:
    code = (
        "import sys\n"
        "sys.modules.update({name: None for name in ('torch', 'transformers', 'safetensors', 'onnx')})\n"
        "from pathlib import Path\n"
        "from sayso.model.reader import Text, open_reader\n"
        "from sayso.records import Span\n"
        "reader = open_reader(Path(sys.argv[1]), threads=1)\n"
        "print(len(next(reader.read([Text('Rebels fled.', (Span(0, 12),))])).words))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(TINY)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "3"
