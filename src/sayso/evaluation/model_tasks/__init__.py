"""What a model bundle can be measured on, in one table: raw text in, predictions out, before interpretation."""

from __future__ import annotations

from typing import Final

from sayso.evaluation.model_tasks.attribution import measure_attribution
from sayso.evaluation.model_tasks.base import Measure
from sayso.evaluation.model_tasks.coreference import measure_coreference
from sayso.evaluation.model_tasks.mentions import measure_mentions
from sayso.evaluation.model_tasks.muc4 import measure_muc4
from sayso.evaluation.model_tasks.relevance import measure_relevance
from sayso.evaluation.model_tasks.syntax import measure_syntax

# By the name that `sayso bench` knows.
MODEL_TASKS: Final[dict[str, Measure]] = {
    "attribution": measure_attribution,
    "mentions": measure_mentions,
    "syntax": measure_syntax,
    "coreference": measure_coreference,
    "muc4": measure_muc4,
    "relevance": measure_relevance,
}
