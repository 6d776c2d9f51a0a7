"""Who says what, on PolNeAR: exact spans on its token set, whole attributions on its raw articles.

The corpus marks no statement inside another's content, so all figures are of depth 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.evaluation.attribution import ROLES, Counts, RoleSpans, pieces_by_role, role_counts, whole_counts
from sayso.evaluation.corpora import CORPORA
from sayso.evaluation.corpora.polnear import read_token_set
from sayso.evaluation.gold import GoldText
from sayso.evaluation.model_tasks.base import GoldPart, Measured, read_gold, scores_of
from sayso.evaluation.slips import Slip, slips_of_spans
from sayso.model.reader import Reader
from sayso.records import Span
from sayso.records.prediction import Prediction


def measure_attribution(reader: Reader, where: GoldPart) -> Measured:
    """Exact spans (one sentence a line, as the published figures are made), and whole attributions."""
    rows: dict[str, list[Counts]] = {role: [] for role in ROLES}
    rows["whole attributions"] = []
    slips: list[Slip] = []
    for gold, prediction in read_gold(reader, read_token_set(where.corpora, where.part)):
        found, wanted = said(prediction), marked(gold)
        for role, count in role_counts(gold.text, found, wanted, cut_at_lines=True).items():
            rows[role].append(count)
        sides = (pieces_by_role(gold.text, side, cut_at_lines=True) for side in (found, wanted))
        predicted, expected = ({(span, role) for role, spans in side.items() for span in spans} for side in sides)
        slips.extend(slips_of_spans(gold.id, gold.text, predicted=predicted, gold=expected))
    for gold, prediction in read_gold(reader, CORPORA["polnear"](where.corpora, where.part)):
        rows["whole attributions"].append(whole_counts(said(prediction), marked(gold)))
        slips.extend(_link_slips(gold, said(prediction), marked(gold)))
    return Measured(scores_of("attribution", rows), tuple(slips))


def marked(gold: GoldText) -> list[RoleSpans]:
    """Gold attributions in characters, as the corpus has them, not widened to words."""
    return [
        RoleSpans(*(frozenset(Span(start, end) for start, end in role) for role in (one.source, one.cue, one.content)))
        for one in gold.marked or ()
    ]


def said(prediction: Prediction) -> list[RoleSpans]:
    """Predicted attributions in the same form."""
    return [
        RoleSpans(frozenset(one.source), frozenset(one.cue), frozenset(one.content)) for one in prediction.attributions
    ]


def _link_slips(gold: GoldText, found: Sequence[RoleSpans], wanted: Sequence[RoleSpans]) -> Iterator[Slip]:
    """Attributions of which every part was found, but not as one."""
    pieces = pieces_by_role(gold.text, found, cut_at_lines=False)
    for one in wanted:
        parts = {role: getattr(one, role) for role in ROLES}
        if one not in found and all(spans <= pieces[role] for role, spans in parts.items()):
            every = tuple(sorted(span for spans in parts.values() for span in spans))
            near = [other for other in found if any(getattr(other, role) & parts[role] for role in ROLES)]
            said_so = {span for other in near for role in ROLES for span in getattr(other, role)}
            yield Slip("whole: parts right, put together otherwise", gold.id, gold.text, every, tuple(sorted(said_so)))
