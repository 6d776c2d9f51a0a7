"""The packaged knowledge of web pages: how they embed posts, and what walls and error pages say."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Final

from sayso.errors import BadKnowledge
from sayso.ontology.word_lists import check_keys, read_knowledge, words_of

LANGUAGES: Final = ("ar", "de", "en", "es", "fa", "fr", "ru", "tr", "uk")


@dataclass(frozen=True, slots=True)
class EmbedMarks:
    """Lists of `pages/embeds.yml`; what each means stands there. `post_templates` are (attribute, address with {})."""

    frame_hosts: tuple[str, ...]
    post_classes: tuple[str, ...]
    post_footers: tuple[str, ...]
    post_attributes: tuple[str, ...]
    post_hosts: tuple[str, ...]
    post_templates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PagePhrases:
    """Case-folded phrases of all languages; what each list means stands in `pages/en.yml`."""

    not_found_titles: tuple[str, ...]
    not_found: tuple[str, ...]
    paywall: tuple[str, ...]
    login: tuple[str, ...]
    consent: tuple[str, ...]
    published: tuple[str, ...]
    modified: tuple[str, ...]


@cache
def embed_marks() -> EmbedMarks:
    """How embedded posts are recognised.

    Raises:
        BadKnowledge: an unknown or missing list, or a template without attribute and address.
    """
    where = "ontology/pages/embeds.yml"
    knowledge = read_knowledge("pages", "embeds")
    check_keys(where, knowledge, frozenset(field.name for field in fields(EmbedMarks)))
    words = {name: words_of(f"{where}: {name}", knowledge[name]) for name in sorted(knowledge)}
    templates = []
    for template in words["post_templates"]:
        attribute, _, address = template.partition("=")
        if "{}" not in address:
            raise BadKnowledge(f"{where}: {template!r} needs attribute=address with {{}}")
        templates.append((attribute, address))
    return EmbedMarks(
        words["frame_hosts"],
        words["post_classes"],
        words["post_footers"],
        words["post_attributes"],
        words["post_hosts"],
        tuple(templates),
    )


@cache
def page_phrases() -> PagePhrases:
    """The phrases of all languages together, since a wall is often in another language than the report.

    Raises:
        BadKnowledge: an unknown or missing list, or one that `words_of` refuses.
    """
    names = [field.name for field in fields(PagePhrases)]
    joined: dict[str, dict[str, None]] = {name: {} for name in names}
    for language in LANGUAGES:
        where = f"ontology/pages/{language}.yml"
        knowledge = read_knowledge("pages", language)
        check_keys(where, knowledge, frozenset(names))
        for name in names:
            joined[name].update(dict.fromkeys(w.casefold() for w in words_of(f"{where}: {name}", knowledge[name])))
    return PagePhrases(**{name: tuple(phrases) for name, phrases in joined.items()})
