"""Events across reports on ECB+: whose event stands for which telling, the heaps, the rows."""

from __future__ import annotations

from dataclasses import replace

from sayso.evaluation.across import score_across, told_of
from sayso.evaluation.corpora.ecb import EventMention, EventText
from sayso.records import Event, Modality, Producer, Reading, Sentence, SourceDocument, Span

TEXT = "A quake hit Belen. The tremor killed two."
PRODUCER = Producer("0", None, None, "0" * 64, "0", "0")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def event(*triggers: str) -> Event:
    spans = tuple(span(trigger) for trigger in triggers)
    return Event(
        id="v0",
        trigger=spans[0],
        triggers=spans,
        plover=None,
        acled=None,
        modality=Modality.HAPPENED,
        negated=False,
        background=False,
        participants=(),
        place=None,
        time=None,
        effects=(),
        claims=(),
        absent=(),
        score=0.5,
    )


def reading(name: str, *events: Event) -> Reading:
    document = SourceDocument(id=f"sha256:{name * 64}", source_sha256=name * 64, text=TEXT, language="en")
    sentences = (Sentence(span("A quake hit Belen.")), Sentence(span("The tremor killed two.")))
    numbered = tuple(replace(one, id=f"v{number}") for number, one in enumerate(events))
    return Reading(document=document, producer=PRODUCER, sentences=sentences, events=numbered)


def text(name: str, topic: str = "1") -> EventText:
    mentions = (
        EventMention((span("quake"),), "Q"),
        EventMention((span("tremor"),), "Q"),
        EventMention((span("killed"),), "K"),
    )
    return EventText(name, TEXT, mentions, topic)


def test_an_event_stands_for_the_tellings_that_its_triggers_touch() -> None:
    told = told_of(text("a"), reading("1", event("quake", "tremor"), event("killed two")))
    assert [sorted(keys) for _, keys in told.found] == [[("a", 0), ("a", 1)], [("a", 2)]]
    assert told.results == {("a", 2): "killing"}


def test_an_event_of_sayso_alone_is_a_telling_that_gold_has_not() -> None:
    told = told_of(text("a"), reading("1", event("hit")))
    assert [sorted(keys) for _, keys in told.found] == [[("a", span("hit"))]]


def test_given_tellings_that_sayso_has_not_stand_for_themselves() -> None:
    told = told_of(text("a"), reading("1", event("quake"), event("hit")))
    assert sorted(trace.trigger.text for trace, _ in told.given) == ["killed", "quake", "tremor"]
    assert [trace.words for trace, _ in told.given if trace.trigger.text == "killed"] == [("kill", "tremor", "two")]


def test_every_heap_kind_and_system_has_a_row() -> None:
    told = [told_of(text(name), reading(number, event("quake", "tremor"))) for name, number in (("a", "1"), ("b", "2"))]
    rows = {row.name: row.figures[0].value for row in score_across(told)}
    assert len(rows) == 12
    assert rows["same lemma, tellings given, all topics"] > 0


def test_the_heap_of_a_topic_joins_nothing_with_another_topic() -> None:
    """Both systems join the killings of two topics in one heap alone."""
    told = [
        told_of(text(name, topic), reading(number, event("killed two")))
        for name, topic, number in (("a", "1", "1"), ("b", "2", "2"))
    ]
    rows = {row.name: row.figures[0].value for row in score_across(told)}
    assert rows["same lemma, tellings given, within a topic"] < rows["same lemma, tellings given, all topics"]
