"""What stands right around a mention: its name and type word, what holds it, and the direction that narrows it.

Works on the text alone, so that mentions of any finder can be resolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.gazetteer import PlaceKind, name_key
from sayso.interpret.places.tokens import Token, tokens_in
from sayso.ontology.places import PlaceWords
from sayso.records import Mention

# So much text on either side is looked at.
WINDOW_CHARS: Final = 60
# The nearest two words are enough for types and uses.
_NEXT_WORDS_CHARS: Final = 32

_KINDS: Final = {
    "settlement": PlaceKind.SETTLEMENT, "district": PlaceKind.DISTRICT, "province": PlaceKind.PROVINCE,
    "country": PlaceKind.COUNTRY, "region": PlaceKind.REGION,
}  # fmt: skip
_PLURALS: Final = {
    "counties": "county", "districts": "district", "provinces": "province", "states": "state", "regions": "region",
    "oblasts": "oblast", "governorates": "governorate", "villages": "village", "towns": "town", "cities": "city",
    "rivers": "river", "valleys": "valley", "prefectures": "prefecture", "islands": "islands",
}  # fmt: skip
# "Camden, Charlton and Glynn counties": the type word of the last is that of all.
_LIST_TYPE: Final = re.compile(
    r"(?:,? (?:and |or |& )?[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30})?){0,6} (" + "|".join(_PLURALS) + r")\b"
)
_COMMA_ONLY: Final = re.compile(r"\s*[,(]\s*(?:in )?(?:the\s+)?")
_LIST: Final = re.compile(r"\s*(?:[,;/]|,? (?:and|or)|&)\s+(?:the |in )?")
# "Varzob district, the village of": a comma and a few lower-case words.
_LEADING: Final = re.compile(r"(?: [a-z]+){0,2},(?: [a-z]+){1,6} ")
_LAST: Final = re.compile(r"\s*,? (?:and|or|&)\s+(?:the )?")
# "Tajikistan's eastern Rasht Valley": between the two names.
_NARROWED: Final = re.compile(r"['’]s\s+(?:[a-z-]+\s+){0,3}")
_NEAR: Final = frozenset({"near", "outside", "around", "off"})
# "Georgia's president", "Georgia's governor": the office tells the country from the province.
_OFFICE: Final = re.compile(r"['’]s\s+([A-Za-z]{1,20})\b")
_LEADING_ARTICLE: Final = re.compile(r"^(?:the|The|THE)\s+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One mention with its name and what its neighbours say.

    `keys` are the names to look up, best first; `code` is the
    province that an abbreviation means. `kinds` are those that a type word or an office allows (empty: neither).
    `held_by` is the mention that the text states as its container ("X, Y", "X in Y"), `link` how: comma, list ("X, Y
    and Z" may be one or the other) or preposition. `beside` is the next mention in a list,
    `before` the one that leads with a comma ("In Y district, the village of X").
    `is_part` says that a direction or "near" narrows or widens the place ("northern X"); `is_near` that the text
    only places something near it. `is_local` is a use by which papers mean a town of theirs ("a Lebanon man").
    `is_facility` says that a building is named after it ("Kabul University").
    """

    mention: Mention
    text: str
    keys: tuple[str, ...]
    code: str | None
    kinds: frozenset[PlaceKind]
    type_word: str | None
    held_by: str | None
    link: str | None
    beside: str | None
    before: str | None
    is_part: bool
    is_near: bool
    is_local: bool
    is_facility: bool


def surroundings_of(text: str, mentions: tuple[Mention, ...], words: PlaceWords) -> list[Surroundings]:
    """The surroundings of each mention, in the order given."""
    found = []
    for number, mention in enumerate(mentions):
        leading = mentions[number - 1] if number else None
        found.append(_surroundings(text, mention, mentions[number + 1 : number + 3], leading, words))
    return found


def _surroundings(
    text: str, mention: Mention, after: Sequence[Mention], leading: Mention | None, words: PlaceWords
) -> Surroundings:
    whole = _LEADING_ARTICLE.sub("", mention.span.text_in(text))
    name = _LEADING_ARTICLE.sub("", mention.head.text_in(text))
    left = _tokens(text, max(0, mention.span.start - _NEXT_WORDS_CHARS), mention.span.start)
    right = _tokens(text, mention.span.end, min(len(text), mention.span.end + _NEXT_WORDS_CHARS))
    type_word = _type_word(text, mention, left, right, words)
    kinds = frozenset(_KINDS[kind] for kind in words.type_words.get(type_word, ())) if type_word else frozenset()
    office = _OFFICE.match(text, mention.span.end)
    if office and not kinds:
        kinds = _of_office(office[1].lower(), words)
    held_by, link = _container(text, mention, after, words)
    leads = leading is not None and _LEADING.fullmatch(text, leading.span.end, mention.span.start)
    beside = after[0].id if after and _LIST.fullmatch(text, mention.span.end, after[0].span.start) else None
    previous = left[-1].lower if left and not text[left[-1].end : mention.span.start].strip() else ""
    following = right[0].lower if right and not text[mention.span.end : right[0].start].strip() else ""
    keys = tuple(dict.fromkeys(key for key in (name_key(whole), name_key(name)) if key))
    return Surroundings(
        mention=mention,
        text=name,
        keys=keys,
        code=_abbreviated(text, mention, words),
        kinds=kinds,
        type_word=type_word,
        held_by=held_by,
        link=link,
        beside=beside,
        before=leading.id if leading is not None and leads else None,
        is_part=previous in words.directions,
        is_near=previous in _NEAR,
        is_local=following in words.local_words,
        is_facility=bool(following) and right[0].is_capital and following in words.facility_words,
    )


def _of_office(word: str, words: PlaceWords) -> frozenset[PlaceKind]:
    if word in words.country_offices:
        return frozenset({PlaceKind.COUNTRY})
    return frozenset({PlaceKind.PROVINCE}) if word in words.province_offices else frozenset()


def _abbreviated(text: str, mention: Mention, words: PlaceWords) -> str | None:
    """The province code of `La.`, `N.C.` or, after a comma, `OH`."""
    short = mention.span.text_in(text).rstrip(".")
    code = words.abbreviations.get(short)
    if code is None:
        return None
    has_stop = text[mention.span.end - 1 : mention.span.end + 1].endswith(".") or "." in short
    follows_comma = text[max(0, mention.span.start - 3) : mention.span.start].rstrip()[-1:] == ","
    return code if follows_comma or (has_stop and len(short) > 2) else None


def _tokens(text: str, start: int, end: int) -> list[Token]:
    return [token for chunk in tokens_in(text, start, end) for token in chunk]


def _type_word(text: str, mention: Mention, left: list[Token], right: list[Token], words: PlaceWords) -> str | None:
    """The type word inside the span, right after it, or before it ("village of X", "Lake X")."""
    inside = _tokens(text, mention.head.end, mention.span.end)
    if inside and inside[-1].lower in words.type_words:
        return inside[-1].lower
    own = _tokens(text, mention.span.start, mention.span.end)
    if len(own) > 1 and own[-1].lower in words.type_words:
        return own[-1].lower
    if right and not text[mention.span.end : right[0].start].strip() and right[0].lower in words.type_words:
        following = right[1].lower if len(right) > 1 else ""
        if not (right[0].lower in {"city", "state", "area", "country", "capital"} and following in words.body_words):
            return right[0].lower
    plural = _LIST_TYPE.match(text, mention.span.end, mention.span.end + 2 * WINDOW_CHARS)
    if plural:
        return _PLURALS[plural[1]]
    if left and left[-1].lower == "of" and len(left) > 1 and left[-2].lower in words.type_words:
        return left[-2].lower
    if left and left[-1].lower in {"village", "town", "city", "district", "province"} and not left[-1].is_possessive:
        return left[-1].lower
    return None


def _container(
    text: str, mention: Mention, following: Sequence[Mention], words: PlaceWords
) -> tuple[str | None, str | None]:
    """`X, Y`, `X (Y)`, `X in Y`, `X district of Y`: the id of Y and how strongly it is stated.

    Of `X in Y's Z` it is Z, the narrower.
    """
    if not following or following[0].span.start - mention.span.end > WINDOW_CHARS:
        return None, None
    holder = following[0]
    if len(following) > 1 and _NARROWED.fullmatch(text, holder.span.end, following[1].span.start):
        holder = following[1]
    between = text[mention.span.end : following[0].span.start]
    if _COMMA_ONLY.fullmatch(between):
        third = following[1].span.start if len(following) > 1 else None
        if (
            third
            and _LAST.fullmatch(text, following[0].span.end, third)
            and not _abbreviated(text, following[0], words)
        ):
            return holder.id, "list"
        return holder.id, "comma"
    if "." in between or ";" in between or "\n\n" in between:
        return None, None
    tokens = [t.lower for t in _tokens(text, mention.span.end, following[0].span.start)]
    passed = {"the", "a", *words.type_words, *words.directions, *words.facility_words}
    stating = [token for token in tokens if token not in passed]
    if not stating or len(tokens) > 6 or not all(token in words.containers for token in stating):
        return None, None
    if stating == ["of"] and not _is_part_of(tokens, words):
        return None, None  # "north of Y", "the mayor of Y"
    return holder.id, "preposition"


def _is_part_of(tokens: Sequence[str], words: PlaceWords) -> bool:
    """`X district of Y`, `X, the capital of Y`, but not `X, north of Y`."""
    before = tokens[tokens.index("of") - 1] if tokens.index("of") else ""
    return before in words.type_words
