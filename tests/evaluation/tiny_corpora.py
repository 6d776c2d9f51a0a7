"""Self-written corpora of a few sentences, in the form of the real ones."""

from __future__ import annotations

import json
from pathlib import Path

SAID = "Mayor Ida Brandt said shells hit the mill. Witnesses denied it."
CONLLU = """# newdoc id = GUM_news_mill
# newpar
# text = Troops weren't in Brod.
1	Troops	troop	NOUN	NNS	_	5	nsubj	_	Entity=(1-person-new-coref)
2-3	weren't	_	_	_	_	_	_	_	_
2	were	be	AUX	VBD	_	5	cop	_	_
3	n't	not	PART	RB	_	5	advmod	_	_
4	in	in	ADP	IN	_	5	case	_	_
5	Brod	Brod	PROPN	NNP	_	0	root	_	Entity=(2-place-new-sgl)|SpaceAfter=No
6	.	.	PUNCT	.	_	5	punct	_	_

# text = They left the old town.
1	They	they	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv-coref)
2	left	leave	VERB	VBD	_	0	root	_	_
3	the	the	DET	DT	_	5	det	_	Entity=(3-place-new-coref
4	old	old	ADJ	JJ	_	5	amod	_	_
5	town	town	NOUN	NN	_	2	obj	_	Entity=3)|SpaceAfter=No
6	.	.	PUNCT	.	_	2	punct	_	_

"""


def span(words: str) -> list[int]:
    """Characters of some words of `SAID`."""
    return [SAID.rindex(words), SAID.rindex(words) + len(words)]


def rows(path: Path, *values: object) -> None:
    """Write JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(value) + "\n" for value in values), encoding="utf-8")


def write_corpora(folder: Path) -> Path:
    """All corpora, training parts; returns the folder."""
    attributions = [
        {"source": [span("Mayor Ida Brandt")], "cue": [span("said")], "content": [span("shells hit the mill")]},
        {"source": [span("Witnesses")], "cue": [span("denied")], "content": [span("it")]},
    ]
    rows(folder / "polnear/train.jsonl", {"id": "a", "text": SAID, "attributions": attributions})
    entity = {"start": 0, "end": 16, "type": "Person"}
    place = {"start": 37, "end": 41, "type": "Coordinate"}
    rows(
        folder / "re3d/train.jsonl",
        {"id": "b", "text": SAID, "non_commercial": False, "entities": [entity, place]},
        {"id": "c", "text": SAID, "non_commercial": True, "entities": [entity]},
    )
    for name in ("conllu", "ontogum"):
        path = folder / "gum" / name / "train" / "GUM_news_mill.conllu"
        path.parent.mkdir(parents=True)
        path.write_text(CONLLU, encoding="utf-8")
    (folder / "ewt").mkdir()
    (folder / "ewt/en_ewt-ud-train.conllu").write_text(CONLLU.replace("GUM_news_mill", "weblog-mill"), encoding="utf-8")
    slots: dict[str, object] = dict.fromkeys(
        (
            "perp_individual_id",
            "perp_organization_id",
            "phys_tgt_id",
            "hum_tgt_name",
            "hum_tgt_description",
            "incident_instrument_id",
        )
    )
    slots["incident_type"] = [{"values": ["BOMBING"], "optional": False, "refs": None}]
    slots["phys_tgt_id"] = [{"values": ["MILL"], "spans": [[[12, 16], [30, 34]]], "optional": False, "refs": None}]
    text = "BOMBS HIT A MILL TODAY. THIS MILL BURNED."
    rows(
        folder / "muc4/train.jsonl",
        {"id": "d", "text": text, "templates": [{"slots": slots}]},
        {"id": "e", "text": "A FAIR WAS HELD.", "templates": []},
    )
    for name, row in {
        "satp_relevant": "Gunmen shot at a post.\t1\t0\t0\t0",
        "IndiaPoliceEvents_sents": "officers took in two men\t0\t1\t1\t0\t0",
        "IndiaPoliceEvents_docs": "a fair was held\t0\t0\t0\t0\t0",
        "cameo_class": "Two states signed a treaty.\t1",
    }.items():
        path = folder / "conflict_classify" / name / "train.tsv"
        path.parent.mkdir(parents=True)
        path.write_text(row + "\n", encoding="utf-8")
    return folder
