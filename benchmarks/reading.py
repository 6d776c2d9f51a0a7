"""Speed and memory of reading, by format, each beside a named alternative in the same run.

    python benchmarks/reading.py [--documents 200] [--json]

Documents are made here, all with the same words, so that formats compare. "parse" is bytes to document in the child
process; "read" is parse and interpretation. The alternative is what one would use for the same bytes without Sayso:
it gives text, and none of the spans, facts, times, places and quantities. Ratios are ours to theirs, above 1 is faster.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

_SEED = 7
_WORDS_A_REPORT = 500
_PLACES = (
    "Kabul",
    "Dushanbe",
    "Khost province",
    "the village of Karim Khel",
    "Bamako",
    "northern Mali",
    "Odesa",
    "Aleppo",
)
_TIMES = (
    "on Tuesday",
    "in mid-August",
    "on 3 September 2021",
    "over the past two weeks",
    "last month",
    "overnight",
    "in 2014",
)
_COUNTS = ("at least 12", "two", "up to 300", "dozens of", "four", "some 40", "nearly 1,000")
_ACTORS = ("gunmen", "soldiers", "residents", "border guards", "officials", "drivers", "police officers")
_ACTS = ("were seen near", "fled", "arrived in", "opened fire in", "blocked the road to", "were detained in")


@dataclass(frozen=True, slots=True)
class Row:
    """One format: rates and ratios."""

    format: str
    documents: int
    megabytes: float
    parse_documents_a_second: float
    read_documents_a_second: float
    read_megabytes_a_second: float
    alternative: str
    alternative_documents_a_second: float
    parse_ratio: float
    read_ratio: float


@dataclass(frozen=True, slots=True)
class Case:
    """One format: files as bytes, the media documents in them, and the alternative."""

    format: str
    files: tuple[tuple[str, bytes], ...]
    documents: int
    alternative: str
    run_alternative: Callable[[bytes], object]


def report(number: int) -> list[str]:
    """Paragraphs of one report of about 500 words."""
    draw = random.Random(_SEED * 1_000_003 + number)
    paragraphs: list[str] = []
    words = 0
    while words < _WORDS_A_REPORT:
        sentences = [
            f"{draw.choice(_COUNTS)} {draw.choice(_ACTORS)} {draw.choice(_ACTS)} {draw.choice(_PLACES)} "
            f"{draw.choice(_TIMES)}, a regional official who was not named said in a statement.".capitalize()
            for _ in range(4)
        ]
        paragraphs.append(" ".join(sentences))
        words += len(paragraphs[-1].split())
    return [f"Report {number} from the border", *paragraphs]


def page(number: int) -> bytes:
    """A news page with the usual surroundings."""
    title, *body = report(number)
    menu = "".join(f"<li><a href='/section/{i}'>Section {i}</a></li>" for i in range(40))
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    facts = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": "2021-10-05T10:00:00Z",
            "publisher": {"name": "The Post"},
        }
    )
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title><meta charset=utf-8>"
        f"<script type='application/ld+json'>{facts}</script></head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>{title}</h1>{paragraphs}</article><footer>All rights reserved</footer></body></html>"
    ).encode()


def cases(documents: int) -> Iterator[Case]:
    """All formats."""
    numbers = range(documents)
    texts = ["\n\n".join(report(n)) for n in numbers]
    yield Case(
        "text",
        tuple((f"{n}.txt", text.encode()) for n, text in zip(numbers, texts, strict=True)),
        documents,
        "charset-normalizer",
        _charset_normalizer,
    )
    rows = "\n".join(json.dumps({"id": str(n), "text": text}) for n, text in zip(numbers, texts, strict=True))
    yield Case("jsonl", (("rows.jsonl", rows.encode()),), documents, "json.loads", _json_lines)
    yield Case("html", tuple((f"{n}.html", page(n)) for n in numbers), documents, "trafilatura", _trafilatura)
    yield Case("rss", (("feed.xml", _feed(documents)),), documents, "feedparser", _feedparser)
    yield Case("pdf", tuple((f"{n}.pdf", _pdf(n)) for n in numbers), documents, "pypdfium2", _pypdfium2)
    yield Case("telegram", (("result.json", _telegram(texts)),), documents, "json.loads", json.loads)
    yield Case("warc.gz", (("crawl.warc.gz", _warc(documents)),), documents, "warcio + trafilatura", _warcio)


def _charset_normalizer(content: bytes) -> object:
    from charset_normalizer import from_bytes

    return str(from_bytes(content).best())


def _json_lines(content: bytes) -> object:
    return [json.loads(line) for line in content.splitlines()]


def _trafilatura(content: bytes) -> object:
    import trafilatura

    return trafilatura.bare_extraction(content, with_metadata=True, include_links=True)


def _feedparser(content: bytes) -> object:
    import feedparser

    return feedparser.parse(content)


def _pypdfium2(content: bytes) -> object:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    text = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return text


def _warcio(content: bytes) -> object:
    from warcio.archiveiterator import ArchiveIterator

    return [
        _trafilatura(record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(content))
        if record.rec_type == "response"
    ]


def _feed(documents: int) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>https://post.example/{n}</link><guid>{n}</guid>"
        f"<pubDate>Tue, 05 Oct 2021 10:00:00 GMT</pubDate><description>&lt;p&gt;{'&lt;/p&gt;&lt;p&gt;'.join(body)}"
        "&lt;/p&gt;</description></item>"
        for n in range(documents)
        for title, *body in [report(n)]
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Post</title>{items}</channel></rss>".encode()


def _pdf(number: int) -> bytes:
    from fpdf import FPDF

    title, *body = report(number)
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=18)
    pdf.multi_cell(0, 9, title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=11)
    for paragraph in body:
        pdf.multi_cell(0, 6, paragraph, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    return bytes(pdf.output())


def _telegram(texts: list[str]) -> bytes:
    messages = [
        {
            "id": n,
            "type": "message",
            "date": "2021-10-05T10:00:00",
            "date_unixtime": "1633428000",
            "from": "Post",
            "text": text,
        }
        for n, text in enumerate(texts)
    ]
    return json.dumps({"name": "Post", "type": "public_channel", "id": 1, "messages": messages}).encode()


def _warc(documents: int) -> bytes:
    out = io.BytesIO()
    for n in range(documents):
        body = page(n)
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/{n}\r\n"
            f"WARC-Date: 2021-10-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{n:012d}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        out.write(gzip.compress(head + http + b"\r\n\r\n", mtime=0))
    return out.getvalue()


def measure(case: Case) -> Row:
    """Time parse, read and the alternative over the same bytes; the best of two runs each."""
    from sayso.gazetteer import open_gazetteer
    from sayso.pipeline import read_sources
    from sayso.readers import read_source
    from sayso.readers.base import ReadDocument, Source
    from sayso.readers.sandbox import Sandbox
    from sayso.settings import Settings

    # Without the reader model, which has a benchmark of its own.
    settings, gazetteer = Settings(model="none"), open_gazetteer(None)
    sources = [Source(content, name) for name, content in case.files]

    def parse() -> int:
        with Sandbox(settings.limits) as sandbox:
            items = [item for source in sources for item in read_source(source, settings.limits, sandbox)]
        return sum(isinstance(item, ReadDocument) for item in items)

    def read() -> int:
        return sum(outcome.reading is not None for outcome in read_sources(sources, settings, gazetteer))

    def other() -> int:
        for source in sources:
            case.run_alternative(source.content)
        return case.documents

    parsed, whole, theirs = (_best(run, case) for run in (parse, read, other))
    megabytes = sum(len(content) for _, content in case.files) / 1e6
    return Row(
        case.format,
        case.documents,
        round(megabytes, 2),
        round(case.documents / parsed, 1),
        round(case.documents / whole, 1),
        round(megabytes / whole, 2),
        case.alternative,
        round(case.documents / theirs, 1),
        round(theirs / parsed, 2),
        round(theirs / whole, 2),
    )


def _best(run: Callable[[], int], case: Case) -> float:
    seconds: list[float] = []
    for _ in range(2):
        start = time.perf_counter()
        made = run()
        seconds.append(time.perf_counter() - start)
        if made != case.documents:
            raise SystemExit(f"{case.format}: {made} documents came out of {case.documents}")
    return min(seconds)


def start_up() -> dict[str, float]:
    """Seconds until `--help` is printed, beside an empty Python and another reader's command; median of seven."""
    folder = Path(sys.executable).parent
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "sayso --help": [str(folder / "sayso"), "--help"],
        "trafilatura --help": [str(folder / "trafilatura"), "--help"],
    }
    found = {}
    for name, command in commands.items():
        seconds = []
        for _ in range(7):
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True)
            seconds.append(time.perf_counter() - start)
        found[name] = round(sorted(seconds)[3], 3)
    return found


def memory() -> dict[str, float]:
    """Peak memory in MB of one process that reads a page, ours with its parsing child, beside trafilatura's."""
    folder = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "page.html"
        file.write_bytes(page(0))
        commands = {
            "sayso read page.html": [str(folder / "sayso"), "read", str(file), "--format", "jsonl"],
            "trafilatura -i page.html": [str(folder / "trafilatura"), "--input-dir", place, "--output-dir", place],
        }
        return {name: _peak_megabytes(command) for name, command in commands.items()}


def _peak_megabytes(command: list[str]) -> float:
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return round(int(done.stdout) / unit, 1)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = [measure(case) for case in cases(options.documents)]
    own = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3, 1)
    result = {
        "formats": [asdict(row) for row in rows],
        "start_up_s": start_up(),
        "memory_mb": memory(),
        "this_run_mb": own,
    }
    if options.json:
        print(json.dumps(result, indent=1))
        return
    print(
        f"{'format':10}{'parse/s':>10}{'read/s':>9}{'MB/s':>8}   {'alternative':24}{'docs/s':>9}{'parse':>8}{'read':>8}"
    )
    for row in rows:
        print(
            f"{row.format:10}{row.parse_documents_a_second:10.1f}{row.read_documents_a_second:9.1f}"
            f"{row.read_megabytes_a_second:8.2f}   {row.alternative:24}{row.alternative_documents_a_second:9.1f}"
            f"{row.parse_ratio:8.2f}{row.read_ratio:8.2f}"
        )
    for name, seconds in result["start_up_s"].items():
        print(f"{name:28} {seconds:.3f} s")
    for name, megabytes in result["memory_mb"].items():
        print(f"{name:28} {megabytes:.0f} MB at peak")


if __name__ == "__main__":
    main()
