"""Title, outlet, authors, dates and address of a page, each with the place it was found.

Order of trust: JSON-LD, `<meta>`, markup, the lines under the headline, the address. A fact is never guessed: a date
that stands somewhere in a page is not its date of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from sayso.ontology.credit_lists import credit_words
from sayso.readers.dates import stated_date
from sayso.readers.html import meta as names
from sayso.readers.html.addresses import host_of, resolve
from sayso.readers.html.json_ld import StatedArticle, stated_article
from sayso.readers.html.meta import Meta, first, read_meta
from sayso.readers.html.outlets import folded, outlet_in_title
from sayso.records import DatePrecision, Origin, StatedDate

if TYPE_CHECKING:
    from lxml.html import HtmlElement

T = TypeVar("T")

_SPACE: Final = re.compile(r"\s+")
_BAR: Final = re.compile(r"\s+[|–—•·»«:\-]{1,2}\s+")
_WORD: Final = re.compile(r"\w+")
_MIDNIGHT: Final = re.compile(r"T00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?$")
# /2021/10/05/, /2021-10-05-title, /20211005/; a month alone only as /2021/10/.
_URL_DAY: Final = re.compile(r"[/_-]((?:19|20)\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?=[/_.-]|$)")
_URL_NAMED: Final = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/([0-3]?\d)(?=/)", re.I)
_URL_MONTH: Final = re.compile(r"/((?:19|20)\d\d)/([01]\d)(?=/)")
_DATE_CLASS: Final = re.compile(
    r"publish|pubdate|posted|entry-date|article-?date|post-?date|date-?line|timestamp", re.I
)
_CHANGE_CLASS: Final = re.compile(r"updat|modif|edit", re.I)
_BYLINE_CLASS: Final = re.compile(r"(?:^|[\s_-])(?:byline|author|authors|author-?name)(?:$|[\s_-])", re.I)
_LONGEST_NAME_CHARS: Final = 80
_LONGEST_TITLE_CHARS: Final = 500
_MOST_AUTHORS: Final = 20


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value and the place it was found."""

    value: T
    origin: Origin


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page states of itself. `is_date_unread`: it states a date of publication that is no date."""

    title: Fact[str] | None
    publisher: Fact[str] | None
    authors: Fact[tuple[str, ...]] | None
    published: StatedDate | None
    modified: StatedDate | None
    url: Fact[str] | None
    is_date_unread: bool
    is_free: bool | None
    is_live: bool


def page_facts(root: HtmlElement, *, given_url: str | None) -> PageFacts:
    """Find the facts of a page.

    Args:
        root: the whole tree; JSON-LD scripts must still be in it.
        given_url: the address that the page was taken from, where it is known.
    """
    article, meta = stated_article(root), read_meta(root)
    url = _url(root, meta, article, given_url)
    publisher = _publisher(root, meta, article, given_url or (url.value if url else None))
    title = _title(root, meta, article, publisher.value if publisher else None)
    stated = _stated(root, meta, article)
    published = _best(stated, Origin.JSON_LD, Origin.META, Origin.MARKUP) or _of_url(
        given_url or (url.value if url else None)
    )
    changed = _changed(root, meta, article)
    return PageFacts(
        title=title,
        publisher=publisher,
        authors=_authors(root, meta, article, publisher.value if publisher else None),
        published=published,
        modified=_best(changed, Origin.JSON_LD, Origin.META, Origin.MARKUP),
        url=url,
        is_date_unread=bool(stated) and published is None,
        is_free=article.is_free if article else None,
        is_live=article is not None and article.kind == "liveblogposting",
    )


def as_day_if_midnight(value: str) -> str:
    """Midnight sharp is how publishing systems write a day without a time."""
    return _MIDNIGHT.sub("", value.strip())


def _best(stated: Iterable[Fact[str]], *origins: Origin) -> StatedDate | None:
    dates = [stated_date(as_day_if_midnight(fact.value), fact.origin) for fact in stated]
    return next((d for origin in origins for d in dates if d is not None and d.origin is origin), None)


def _stated(root: HtmlElement, meta: Meta, article: StatedArticle | None) -> list[Fact[str]]:
    found = [Fact(article.published, Origin.JSON_LD)] if article and article.published else []
    found += [Fact(content, Origin.META) for name in names.PUBLISHED for content in meta.get(name, ())]
    times = [time for time in root.iter("time", "abbr", "span") if _time_of(time)]
    marked = [
        t
        for t in times
        if t.get("itemprop") == "datePublished" or t.get("pubdate") is not None or _says(t, _DATE_CLASS)
    ]
    marked = [time for time in marked if not _says(time, _CHANGE_CLASS)]
    # An unmarked <time> is the page's own only where it is the only one.
    own = marked or ([t for t in times if t.tag == "time" and not _says(t, _CHANGE_CLASS)] if len(times) == 1 else [])
    return found + [Fact(_time_of(time), Origin.MARKUP) for time in own[:1]]


def _changed(root: HtmlElement, meta: Meta, article: StatedArticle | None) -> list[Fact[str]]:
    found = [Fact(article.modified, Origin.JSON_LD)] if article and article.modified else []
    found += [Fact(content, Origin.META) for name in names.MODIFIED for content in meta.get(name, ())]
    times = [t for t in root.iter("time") if _time_of(t)]
    marked = [t for t in times if t.get("itemprop") == "dateModified" or _says(t, _CHANGE_CLASS)]
    return found + [Fact(_time_of(time), Origin.MARKUP) for time in marked[:1]]


def _time_of(element: HtmlElement) -> str:
    stated = element.get("datetime") or element.get("content") or ""
    if not stated and element.tag == "time":
        stated = _words(element)
    return stated.strip() if any(character.isdigit() for character in stated) else ""


def _says(element: HtmlElement, wanted: re.Pattern[str]) -> bool:
    near = [element, *list(element.iterancestors())[:1]]
    return any(wanted.search(f"{one.get('class') or ''} {one.get('itemprop') or ''}") for one in near)


def _of_url(url: str | None) -> StatedDate | None:
    path = (url or "").partition("?")[0].partition("://")[2].partition("/")
    address = "/" + path[2]
    if found := _URL_DAY.search(address):
        return stated_date("-".join(found.groups()), Origin.URL)
    if found := _URL_NAMED.search(address):
        return stated_date(f"{found[3]} {found[2]} {found[1]}", Origin.URL)
    if found := _URL_MONTH.search(address):
        return stated_date(f"{found[1]}-{found[2]}", Origin.URL)
    return None


def _url(root: HtmlElement, meta: Meta, article: StatedArticle | None, given: str | None) -> Fact[str] | None:
    canonical = [e.get("href") for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    candidates = [(href, Origin.MARKUP) for href in canonical]
    candidates += [(first(meta, names.URL), Origin.META), (article.url if article else None, Origin.JSON_LD)]
    for reference, origin in candidates:
        if url := resolve(reference, given):
            return Fact(url, origin)
    return None


def _publisher(root: HtmlElement, meta: Meta, article: StatedArticle | None, url: str | None) -> Fact[str] | None:
    if article and article.publisher:
        return Fact(article.publisher, Origin.JSON_LD)
    for name in names.PUBLISHER:
        content = next((c.lstrip("@") for c in meta.get(name, ()) if not c.startswith(("http://", "https://"))), None)
        if content and len(content) <= _LONGEST_NAME_CHARS:
            return Fact(content, Origin.META)
    for element in root.iter():
        if element.get("itemprop") == "publisher":
            inner = next((e for e in element.iter() if e.get("itemprop") == "name"), element)
            if words := (inner.get("content") or _words(inner))[:_LONGEST_NAME_CHARS]:
                return Fact(words, Origin.MARKUP)
    title = root.find(".//title")
    outlet = outlet_in_title(_BAR.split(_words(title)), host_of(url)) if title is not None and url else None
    return Fact(outlet, Origin.MARKUP) if outlet else None


def _title(root: HtmlElement, meta: Meta, article: StatedArticle | None, publisher: str | None) -> Fact[str] | None:
    """The headline as printed where the page's data vouch for it, else as its data give it."""
    titled = root.find(".//title")
    stated = [Fact(article.headline, Origin.JSON_LD)] if article and article.headline else []
    stated += [Fact(_without_outlet(c, publisher), Origin.META) for n in names.TITLE for c in meta.get(n, ())[:1]]
    window = _without_outlet(_words(titled), publisher) if titled is not None else ""
    printed = [
        words for words in (_words(h1) for h1 in root.iter("h1")) if words and len(words) <= _LONGEST_TITLE_CHARS
    ]
    known = [fact.value for fact in stated] + ([window] if window else [])
    vouched = [(max((_share(words, other) for other in known), default=0.0), -n) for n, words in enumerate(printed)]
    if vouched and max(vouched)[0] >= 0.5:
        words = printed[-max(vouched)[1]]
        same = next((fact for fact in stated if folded(fact.value) == folded(words)), None)
        return Fact(words, same.origin if same else Origin.MARKUP)
    if stated:
        return Fact(stated[0].value[:_LONGEST_TITLE_CHARS], stated[0].origin)
    if len(printed) == 1:
        return Fact(printed[0], Origin.MARKUP)
    return Fact(window[:_LONGEST_TITLE_CHARS], Origin.MARKUP) if window else None


def _without_outlet(title: str, publisher: str | None) -> str:
    """A window's title without the outlet that follows or precedes the headline."""
    parts = _BAR.split(title)
    separators = _BAR.findall(title)
    known = folded(publisher or "")
    while len(parts) > 1 and known and known in (folded(parts[-1]), folded(parts[-1]).removeprefix("the")):
        parts.pop()
    if len(parts) > 1 and known and folded(parts[0]) == known:
        parts, separators = parts[1:], separators[1:]
    elif not known and len(parts) > 1 and len(_WORD.findall(parts[-1])) <= 4 < len(_WORD.findall(" ".join(parts[:-1]))):
        parts.pop()
    joined = parts[0] + "".join(s + p for s, p in zip(separators, parts[1:], strict=False))
    return joined.strip() or title


def _authors(
    root: HtmlElement, meta: Meta, article: StatedArticle | None, publisher: str | None
) -> Fact[tuple[str, ...]] | None:
    candidates: list[tuple[Sequence[str], Origin]] = [(article.authors if article else (), Origin.JSON_LD)]
    candidates += [(meta.get(name, ()), Origin.META) for name in names.AUTHORS]
    marked = [e for e in root.iter() if e.get("rel") == "author" or e.get("itemprop") == "author"]
    marked = marked or [e for e in root.iter("span", "a", "div", "p") if _BYLINE_CLASS.search(e.get("class") or "")][:3]
    candidates.append(([_author_words(element) for element in marked], Origin.MARKUP))
    for stated, origin in candidates:
        people = list(dict.fromkeys(name for entry in stated for name in _people(entry, publisher)))
        if people:
            return Fact(tuple(people[:_MOST_AUTHORS]), origin)
    return None


def _author_words(element: HtmlElement) -> str:
    inner = next((e for e in element.iter() if e.get("itemprop") == "name"), element)
    return inner.get("content") or _words(inner)


def _people(stated: str, publisher: str | None) -> list[str]:
    """The names in a stated author: `By Jane Doe and John Roe`; no addresses, house names or the outlet itself."""
    words = credit_words()
    bylines = "|".join(re.escape(w) for w in sorted(words.byline, key=len, reverse=True))
    bare = re.sub(rf"^\s*(?:{bylines})\s+", "", _SPACE.sub(" ", stated), flags=re.I).strip(" ,;|")
    nobody = {word.casefold() for word in words.nobody}
    ands = "|".join(re.escape(w) for w in words.and_)
    found = []
    for part in re.split(rf"\s*[,;|]\s*|\s+(?:{ands})\s+", bare):
        name = part.strip(" .@")
        is_name = 2 <= len(name) <= _LONGEST_NAME_CHARS and "@" not in name and "://" not in name and "/" not in name
        is_somebody = any(w.casefold() not in nobody for w in _WORD.findall(name)) and not any(
            c.isdigit() for c in name
        )
        if is_name and is_somebody and folded(name) != folded(publisher or ""):
            found.append(name)
    return found


def _words(element: HtmlElement) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).replace("\u00ad", "").strip()


def _share(one: str, other: str) -> float:
    """Share of words in common, of the shorter of the two."""
    a, b = {w.casefold() for w in _WORD.findall(one)}, {w.casefold() for w in _WORD.findall(other)}
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def is_day_or_finer(date: StatedDate) -> bool:
    """Whether a relative time could be counted from it."""
    return date.precision in {DatePrecision.DAY, DatePrecision.MINUTE, DatePrecision.SECOND}
