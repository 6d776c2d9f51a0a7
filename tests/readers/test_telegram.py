from __future__ import annotations

import json
from typing import Any

import pytest

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints, ReadDocument, Unread
from sayso.readers.telegram import read_telegram
from sayso.records import BlockKind, LinkKind, Notice, Origin, SourceDocument
from tests.readers.reading import FIXTURES, document_of, documents_of, failures_of, items_of, links, words

CHANNEL = (FIXTURES / "telegram" / "channel.json").read_bytes()


def message(**fields: Any) -> dict[str, Any]:
    return {"id": 7, "type": "message", "date_unixtime": "1633371425", "text": "Words of the message.", **fields}


def export(*messages: Any, **chat: Any) -> str:
    return json.dumps({"name": "Varsad", "type": "public_channel", "id": 5, **chat, "messages": list(messages)})


def read_one(**fields: Any) -> SourceDocument:
    return document_of(read_telegram, export(message(**fields)))


def test_message_is_a_document_with_its_sources() -> None:
    first = documents_of(read_telegram, CHANNEL)[0]
    assert first.text.startswith("⚡️ Convoy hit near Varsad\n\nThe guards lost five men")
    assert first.title is None
    assert (first.given_id, first.publisher, first.authors) == ("41", "Varsad Front Line", ("K.",))
    assert first.forwarded_from == "Harran Voice"
    assert first.url == "https://t.me/varsadfront/41"
    assert first.published is not None
    assert (first.published.value, first.published.origin) == ("2021-10-04T18:17:05Z", Origin.TELEGRAM)
    assert first.modified is not None
    assert first.modified.value == "2021-10-04T18:30:00Z"
    assert links(first, LinkKind.LINK) == [
        ("@harranvoice", "https://t.me/harranvoice"),
        ("here", "https://orranherald.example/v/1"),
    ]
    assert words(first, BlockKind.QUOTE) == ["We warned them."]
    assert words(first, BlockKind.TITLE) == []


def test_service_messages_and_bare_pictures_are_passed_over() -> None:
    assert [document.given_id for document in documents_of(read_telegram, CHANNEL)] == ["41", "43", "44", "44"]
    assert failures_of(read_telegram, CHANNEL) == ["bad_row"]


def test_reused_numbers_give_two_documents() -> None:
    *_, one, other = documents_of(read_telegram, CHANNEL)
    assert one.given_id == other.given_id
    assert one.id != other.id


TEXTS: list[tuple[Any, str]] = [
    ("Plain.", "Plain."),
    (["a ", {"type": "bold", "text": "b"}, "\n", {"type": "italic", "text": "c"}, "d"], "a b\ncd"),
    ([" lead", " and tail "], " lead and tail "),
    (["a", 7, None, True, ["x"], {"type": "bold"}, {"text": 5}, "b"], "ab"),
    (["half \ud83d of a pair"], "half \N{REPLACEMENT CHARACTER} of a pair"),
    (["\U0001f4a5 ", {"type": "custom_emoji", "text": "🚒"}], "\U0001f4a5 🚒"),
    ("line\r\ntwo", "line\r\ntwo"),
]


@pytest.mark.parametrize(("stated", "wanted"), TEXTS)
def test_parts_are_joined_exactly(stated: Any, wanted: str) -> None:
    assert read_one(text=stated).text == wanted


def test_newer_list_of_parts_serves_where_the_text_is_missing() -> None:
    entities = [{"type": "plain", "text": "See "}, {"type": "link", "text": "orran.example/x"}]
    document = read_one(text="", text_entities=entities)
    assert document.text == "See orran.example/x"
    assert links(document, LinkKind.LINK) == [("orran.example/x", "https://orran.example/x")]


LINKS: list[tuple[dict[str, Any], str | None]] = [
    ({"type": "link", "text": "https://a.example/x"}, "https://a.example/x"),
    ({"type": "link", "text": "a.example/x"}, "https://a.example/x"),
    ({"type": "text_link", "text": "w", "href": "https://a.example/x"}, "https://a.example/x"),
    ({"type": "text_link", "text": "w", "href": "javascript:x"}, None),
    ({"type": "text_link", "text": "w", "href": "tg://user?id=5"}, None),
    ({"type": "text_link", "text": "w", "href": 5}, None),
    ({"type": "mention", "text": "@name"}, "https://t.me/name"),
    ({"type": "hashtag", "text": "#x"}, None),
    ({"type": "link", "text": "https://["}, None),
]


@pytest.mark.parametrize(("part", "wanted"), LINKS)
def test_links_keep_their_place_and_lead_to_pages_alone(part: dict[str, Any], wanted: str | None) -> None:
    document = read_one(text=["before ", part, " after"])
    assert links(document, LinkKind.LINK) == ([(part["text"], wanted)] if wanted else [])


DATES: list[tuple[dict[str, Any], str | None]] = [
    ({"date_unixtime": "1633371425", "date": "2021-10-04T21:17:05"}, "2021-10-04T18:17:05Z"),
    ({"date_unixtime": 1633371425}, "2021-10-04T18:17:05Z"),
    ({"date_unixtime": None, "date": "2021-10-04T21:17:05"}, "2021-10-04T21:17:05"),
    ({"date_unixtime": "0", "date": "1970-01-01T03:00:00"}, None),
    ({"date_unixtime": "99999999999999999999"}, None),
    ({"date_unixtime": "1e999"}, None),
    ({"date_unixtime": True}, None),
    ({"date_unixtime": None, "date": "2021-02-31T10:00:00"}, None),
    ({"date_unixtime": {"x": 1}, "date": ["2021"]}, None),
]


@pytest.mark.parametrize(("fields", "wanted"), DATES)
def test_date_is_utc_or_said_to_be_unread(fields: dict[str, Any], wanted: str | None) -> None:
    document = read_one(**fields)
    assert (document.published.value if document.published else None) == wanted
    assert (Notice.DATE_NOT_READ in document.notices) is (wanted is None)


def test_member_of_a_group_is_the_author_and_the_group_the_publisher() -> None:
    content = export(message(**{"from": "Jane  Doe"}), type="private_supergroup")
    document = document_of(read_telegram, content)
    assert (document.publisher, document.authors) == ("Varsad", ("Jane Doe",))


def test_address_comes_from_the_one_given_for_the_channel() -> None:
    hints = Hints(url="https://t.me/s/varsadfront")
    assert document_of(read_telegram, export(message()), hints=hints).url == "https://t.me/varsadfront/7"
    assert document_of(read_telegram, export(message()), hints=Hints(url="https://o.example/x")).url is None


def test_whole_account_is_read_chat_by_chat() -> None:
    chats = [json.loads(export(message(), id=1, name="A")), json.loads(export(message(id=8), id=2, name="B"))]
    content = json.dumps(
        {"about": "x", "chats": {"list": chats}, "left_chats": {"list": [json.loads(export(message(), id=3))]}}
    )
    found = documents_of(read_telegram, content)
    assert [(document.given_id, document.publisher) for document in found] == [
        ("1/7", "A"),
        ("2/8", "B"),
        ("3/7", "Varsad"),
    ]


def test_message_stays_the_same_document_in_a_later_export() -> None:
    early = message(date="2021-10-04T21:17:05", reactions=[{"count": 1}])
    late = message(date="2021-10-04T23:17:05", reactions=[{"count": 9}], width=5)
    one = document_of(read_telegram, export(early))
    [_, other] = documents_of(read_telegram, export(message(id=1), late))
    assert one.id == other.id


def test_edited_message_is_another_document() -> None:
    assert read_one(text="One.").id != read_one(text="Two.").id


def test_original_is_the_message_itself() -> None:
    [item] = items_of(read_telegram, export(message(text=["half \ud83d pair"])).encode())
    assert isinstance(item, ReadDocument)
    assert json.loads(item.original)["text"] == ["half \ud83d pair"]


DEEP = '{"x":' * 20_000 + "1" + "}" * 20_000


@pytest.mark.parametrize(
    "middle",
    [
        f'{{"id": 2, "type": "message", "deep": {DEEP}, "text": "x"}}',
        '{"id": 2, "type": "message", "text": broken}',
        '{"id": 2, "type": "message", "text": "unclosed}',
    ],
    ids=["deep", "broken", "unclosed"],
)
def test_broken_message_costs_itself_alone(middle: str) -> None:
    one, three = (json.dumps(message(id=n, text=f"Message number {n} of the chat.")) for n in (1, 3))
    content = f'{{"name": "V", "type": "public_channel", "id": 5, "messages": [{one}, {middle}, {three}]}}'
    items = items_of(read_telegram, content.encode())
    read = [item.document for item in items if isinstance(item, ReadDocument)]
    assert [document.given_id for document in read] == ["1", "3"]
    assert {document.publisher for document in read} == {"V"}
    assert all(Notice.MALFORMED_CONTAINER in document.notices for document in read)
    assert [item.failure.code for item in items if isinstance(item, Unread)] == ["bad_row"]


def test_export_that_is_cut_off_gives_what_is_there() -> None:
    content = export(*(message(id=n, text=f"Message number {n} of the chat.") for n in range(1, 6)))[:-60]
    assert [document.given_id for document in documents_of(read_telegram, content)] == ["1", "2", "3", "4"]


def test_huge_numbers_and_odd_types_are_survived() -> None:
    content = export(message(id=3)).replace('"id": 3', '"id": ' + "9" * 5000 + ', "x": 1e999, "y": NaN, "y": 1')
    assert document_of(read_telegram, content).given_id is None
    for fields in (
        {"from": 5},
        {"author": []},
        {"forwarded_from": None},
        {"forwarded_from": {}},
        {"text": {"text": "x"}},
    ):
        assert len(items_of(read_telegram, export(message(**fields)).encode())) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{}", "malformed"),
        ("[]", "malformed"),
        ("nothing", "malformed"),
        ('{"messages": 5}', "malformed"),
        (export(), "nothing_inside"),
        (export(message(text="")), "nothing_inside"),
        (export(message(text=" \n ")), "nothing_inside"),
    ],
)
def test_export_without_words_fails_with_a_reason(content: str, reason: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        items_of(read_telegram, content.encode())
    assert caught.value.reason == reason
