"""The corpora that the model learns from and is measured on, in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from sayso.evaluation.corpora.conflict_classify import read_conflict_classify
from sayso.evaluation.corpora.conllu import read_ewt, read_gum
from sayso.evaluation.corpora.muc4 import read_muc4
from sayso.evaluation.corpora.polnear import read_polnear
from sayso.evaluation.corpora.re3d import read_re3d
from sayso.evaluation.gold import GoldText

# Each takes the folder of all corpora and the part (train, dev).
CORPORA: Final[dict[str, Callable[[Path, str], Iterator[GoldText]]]] = {
    "polnear": read_polnear,
    "re3d": read_re3d,
    "gum": read_gum,
    "ewt": read_ewt,
    "muc4": read_muc4,
    "conflict_classify": read_conflict_classify,
}
