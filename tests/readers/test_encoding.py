from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.readers.encoding import charset_of, decode, without_half_surrogates
from sayso.records import Notice

RUSSIAN = "Двое погибли при обстреле рынка, сообщила полиция в четверг. "
scalars = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"caf\xc3\xa9", "café"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
        ("\ufeffcafé".encode("utf-16-le"), "café"),
        ("\ufeffcafé".encode("utf-16-be"), "café"),
        ("café".encode("utf-32"), "café"),
        (b"e\xcc\x81\r\nx\r", "e\u0301\r\nx\r"),
        (b"\xef\xbb\xbf\xef\xbb\xbfx", "\ufeffx"),
    ],
)
def test_text_stays_as_it_is_but_for_one_mark(content: bytes, text: str) -> None:
    decoded = decode(content)
    assert (decoded.text, decoded.notices) == (text, ())


@given(scalars)
def test_utf_8_comes_back_character_for_character(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text


@given(scalars)
def test_utf_16_with_mark_comes_back_character_for_character(text: str) -> None:
    assert decode(b"\xfe\xff" + text.encode("utf-16-be")).text == text


@given(
    st.binary(max_size=400), st.sampled_from([None, "utf-8", "cp1251", "utf-7", "nonsense", "rot13", "\x00", "idna"])
)
def test_any_bytes_become_text_that_can_be_written(content: bytes, declared: str | None) -> None:
    first, second = decode(content, declared=declared), decode(content, declared=declared)
    assert first == second
    first.text.encode("utf-8")


def test_declared_encoding_is_used_where_the_bytes_allow_it() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), declared="KOI8-R").text == RUSSIAN
    assert decode(RUSSIAN.encode(), declared="ascii").text == RUSSIAN


@pytest.mark.parametrize("declared", ["utf-7", "UTF7", "unicode-escape", "raw_unicode_escape", "punycode", "base64"])
def test_encodings_that_hide_things_are_not_used(declared: str) -> None:
    assert decode(b"+ADw-b+AD4- \\u003cb\\u003e", declared=declared).text == "+ADw-b+AD4- \\u003cb\\u003e"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_old_encodings_are_guessed_and_that_is_said(encoding: str) -> None:
    decoded = decode((RUSSIAN * 10).encode(encoding))
    assert decoded.text == RUSSIAN * 10
    assert decoded.notices == (Notice.ENCODING_GUESSED,)


LATIN = [
    ("cp1252", "Trois blessés à Orély, près de l’île d’Ivaï."),
    ("latin-1", "Heridos en Bogarón, según la policía de Avilés: ¿quién disparó?"),
    ("cp1252", "Schüsse in Möhrn – drei Verletzte, hieß es."),
    ("cp1252", "Nine hurt at Café Noir."),
    ("cp1252", "Três mortos em São Ivo."),
]
EASTERN = [
    (
        "cp1250",
        "Při útoku u hranice zahynuli tři muži, řekl velitel stráže. Další čtyři jsou zranění a převezeni do města. ",
    ),
    ("cp1251", "Двое раненых в горах, сообщил врач. "),
]


@pytest.mark.parametrize(("encoding", "text"), LATIN)
@pytest.mark.parametrize("times", [1, 40])
def test_western_accents_are_not_taken_for_baltic_ones_and_the_guess_is_said(
    encoding: str, text: str, times: int
) -> None:
    decoded = decode((text * times).encode(encoding))
    assert (decoded.text, decoded.notices) == (text * times, (Notice.ENCODING_GUESSED,))


@pytest.mark.parametrize(("encoding", "text"), EASTERN)
def test_letters_of_other_languages_are_not_taken_for_western_accents(encoding: str, text: str) -> None:
    assert decode((text * 5).encode(encoding)).text == text * 5


def test_utf_16_without_mark_is_seen() -> None:
    assert decode("Two people were hurt.".encode("utf-16-le")).text == "Two people were hurt."


def test_few_broken_bytes_do_not_change_the_rest() -> None:
    decoded = decode((RUSSIAN * 2).encode()[:-1] + b"\xff " + RUSSIAN.encode())
    assert decoded.text.endswith(f"\ufffd {RUSSIAN}")
    assert decoded.notices == (Notice.CHARACTERS_REPLACED,)


def test_file_cut_inside_a_character_is_still_utf_8() -> None:
    assert decode("двое".encode()[:-1]).text == "дво\ufffd"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9b"])
def test_control_characters_stay_and_are_noticed(character: str) -> None:
    decoded = decode(f"a{character}b".encode())
    assert decoded.text == f"a{character}b"
    assert decoded.notices == (Notice.CONTROL_CHARACTERS,)


def test_half_surrogates_are_replaced_in_place() -> None:
    assert without_half_surrogates("a\ud800b\udfffc😀") == "a\ufffdb\ufffdc😀"


def test_charset_of_a_media_type() -> None:
    assert charset_of('text/html; Charset="windows-1251"; x=y') == "windows-1251"
    assert charset_of("text/html") is None
    assert charset_of(None) is None
