"""Writes the list of English lemmas that the reader model's own guesses are held against.

    python tools/build_lemmas.py CORPORA

Taken from the lemma layer of GUM's training part (annotations CC BY 4.0): form, part of speech, lemmas, by frequency.
Names stand in it only where their lemma is another word than their form. The same corpus gives the same file.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from sayso.evaluation.corpora import CORPORA
from sayso.ontology.lemmas import LEMMAS_FILE, form_key

LEFT_OUT = frozenset({"X", "SYM", "NUM", "PUNCT"})
HEAD = """\
# part of speech, form, its lemmas, the most frequent first
# source: lemma layer of the GUM corpus, training part; annotations CC BY 4.0; made by tools/build_lemmas.py
"""


def main() -> None:
    """Read the corpus and write the file."""
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for text in CORPORA["gum"](Path(sys.argv[1]), "train"):
        for span, word in zip(text.words, text.syntax or (), strict=True):
            part = word.part_of_speech
            if part not in LEFT_OUT and word.lemma.strip("_"):
                seen[part, form_key(span.text_in(text.text), part)][word.lemma] += 1
    lines = [
        "\t".join((part, form, *(lemma for lemma, _ in sorted(lemmas.items(), key=lambda row: (-row[1], row[0])))))
        for (part, form), lemmas in sorted(seen.items())
        if part != "PROPN" or set(lemmas) != {form}
    ]
    LEMMAS_FILE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
