"""A person's name taken apart: given and family names in any order, initials, patronymic, kunya, generation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from sayso.linking.naming.scripts import MAX_NAME_CHARS, fold_word, is_arabic
from sayso.ontology.entities import entity_words
from sayso.ontology.names import people_words

_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ`\u200c][^\W_]+)*", re.UNICODE)
_TITLE_WORDS: Final = 3
_ALLAH: Final = frozenset({"allah", "ullah", "ollah", "ellah", "alla", "الله", "اللة"})
_DIN: Final = frozenset({"din", "deen", "dine", "dyn", "eddine", "eddin", "uddin", "دين"})
_RELIGION: Final = re.compile(r"^(?P<stem>.{3,}?)(?:[aeiou](?:ll?|d)?-?)?d+(?:in|een|ine|yn)$")
_SERVANT: Final = re.compile(r"^abd(?:[uaeio]l?|l)?(?P<of>[^\W\d]{4,})$")
_SERVANT_WORDS: Final = frozenset(
    {"abd", "abdul", "abdel", "abdal", "abdol", "abdu", "abdur", "abdus", "abdoul", "عبد"}
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """Folded parts of a name. `words` are given and family names in their order; `kunyas` are (parent, child's name).

    `given` maps a word to the line of known given names that it belongs to.
    """

    text: str
    words: tuple[str, ...]
    initials: tuple[str, ...]
    patronymic: str | None
    kunyas: tuple[tuple[str, str], ...]
    generation: str | None


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    parents: Mapping[str, str]
    lineage: frozenset[str]
    articles: frozenset[str]
    patronymic: re.Pattern[str]
    generations: Mapping[str, str]
    given: Mapping[str, int]


@cache
def _words() -> _Words:
    own, english = people_words(), entity_words("en")
    titles = (*own.titles, *english.titles)
    parents = {fold_word(w): "father" for w in own.fathers} | {fold_word(w): "mother" for w in own.mothers}
    ends = "|".join(sorted({fold_word(end) for end in own.patronymic_ends}, key=lambda end: (-len(end), end)))
    return _Words(
        # One letter is an initial sooner than a title ("M.", "V.").
        titles=frozenset(
            " ".join(fold_word(part) for part in _WORD.findall(title)) for title in titles if len(title) > 1
        ),
        parents=parents,
        lineage=frozenset(fold_word(w) for w in own.lineage),
        articles=frozenset(fold_word(w) for w in own.articles),
        patronymic=re.compile(rf"[^\W\d]{{2,}}(?:{ends})$"),
        generations={fold_word(word): key for key, words in own.generations.items() for word in words},
        given={fold_word(form): line for line, forms in enumerate(own.given_names) for form in forms},
    )


def given_line(word: str) -> int | None:
    """The line of known given names that a folded word belongs to."""
    return _words().given.get(word)


@lru_cache(maxsize=131_072)
def person_name(text: str) -> PersonName:
    """Take a person's name apart.

    1. Words without what is around them; "Surname, Given" and "Given Surname" alike. 2. Titles off the front,
    generations off the end. 3. Joined words made one: kunyas, servants of God, "-allah", "-uddin". 4. Articles and
    words of lineage out, one-letter words are initials, a patronymic set apart.
    """
    known = _words()
    pieces = [fold_word(word) for word in _WORD.findall(text[:MAX_NAME_CHARS])]
    pieces = [_bare(piece) for piece in pieces if piece]
    pieces = _without_titles(pieces, known)
    generation = None
    if len(pieces) > 1 and pieces[-1] in known.generations:
        generation = known.generations[pieces.pop()]
    kunyas, joined = _joined(pieces, known)
    words = [word for word in joined if word not in known.lineage and word not in known.articles]
    initials = tuple(word for word in joined if len(word) == 1 and not word.isdigit())
    words = [word for word in (words or joined) if len(word) > 1 or word.isdigit()]
    patronymic = None
    if len(words) + len(initials) >= 3:
        for place in range(len(words) - 1, 0, -1):
            if known.patronymic.fullmatch(words[place]) and len(words) > 1:
                patronymic = words.pop(place)
                break
        else:
            patronymic = _fathers_name(joined, words)
    return PersonName(text, tuple(words), initials, patronymic, tuple(kunyas), generation)


def _bare(piece: str) -> str:
    """A word of Arabic script without its article."""
    if is_arabic(piece) and piece.startswith("ال") and len(piece) > 4 and piece not in _ALLAH:
        return piece[2:]
    return piece


def _without_titles(pieces: list[str], known: _Words) -> list[str]:
    start = 0
    while start < len(pieces) - 1:
        for size in range(min(_TITLE_WORDS, len(pieces) - start - 1), 0, -1):
            phrase = " ".join(pieces[start : start + size])
            if phrase in known.titles or (size == 1 and "ال" + phrase in known.titles):
                start += size
                break
        else:
            break
    return pieces[start:]


def _joined(pieces: list[str], known: _Words) -> tuple[list[tuple[str, str]], list[str]]:
    """Kunyas, and the other words with those made one that belong together."""
    kunyas: list[tuple[str, str]] = []
    out: list[str] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        ahead = place + 1
        while ahead < len(pieces) - 1 and pieces[ahead] in known.articles:
            ahead += 1
        following = pieces[ahead] if ahead < len(pieces) else None
        parent = known.parents.get(piece)
        if parent and following:
            child = following
            if child in _SERVANT_WORDS and ahead + 1 < len(pieces):
                ahead += 1
                child = _servant(pieces[ahead])
            kunyas.append((parent, _one_form(child)))
            place = ahead + 1
            continue
        if piece in _SERVANT_WORDS and following:
            out.append(_servant(following))
            place = ahead + 1
            continue
        if out and piece in _ALLAH:
            out[-1] = _with_allah(out[-1])
        elif out and piece in _DIN and len(out[-1]) > 2:
            out[-1] += "دين" if is_arabic(out[-1]) else "din"
        elif re.fullmatch(r"ab[uo]u?bak[ae]?r", piece):
            kunyas.append(("father", "bakr"))
        else:
            out.append(_one_form(piece))
        place += 1
    return kunyas, out


def _servant(of: str) -> str:
    if of in _ALLAH:
        return "عبدالله" if is_arabic(of) else "abdallah"
    return ("عبد" if is_arabic(of) else "abd") + of


def _with_allah(word: str) -> str:
    return word + ("الله" if is_arabic(word) else "allah")


def _one_form(word: str) -> str:
    """One form for words that are written as one or as two: Abdulmalik, Jalaluddin, Nasrullah."""
    if is_arabic(word) or word in _words().given:
        return word
    if re.fullmatch(r"abd[uaoe]ll?ahi?", word):
        return "abdallah"
    if found := _SERVANT.match(word):
        of = found["of"]
        return "abd" + (of[1:] if of[0] == of[1] else of)
    if len(word) > 6 and re.search(r"[uaoe]ll?ah$", word):
        return re.sub(r"[uaoe]ll?ah$", "allah", word)
    if len(word) > 6 and (found := _RELIGION.match(word)):
        return found["stem"] + "din"
    return word


def _fathers_name(joined: list[str], words: list[str]) -> str | None:
    """The word before "oglu" and its like ("Heydar oglu"); it leaves the words. "bin X" before the last is as open."""
    for place, word in enumerate(joined[1:], 1):
        if word in _AFTER_FATHER and joined[place - 1] in words[1:]:
            words.remove(joined[place - 1])
            return joined[place - 1]
    return None


_AFTER_FATHER: Final = frozenset({"oglu", "ogly", "oghlu", "qizi", "kizi", "kyzy"})
