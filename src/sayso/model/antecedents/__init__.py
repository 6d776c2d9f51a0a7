"""Which earlier mention a mention takes up: the network's links together with what words, forms and distance say.

`traits` lists what is known of each mention, `signs` what speaks for and against each pair, `choosing` adds up their
weights (`ontology/references/weights.yml`, fitted by tools/fit_references.py) and draws the chains.
"""

from __future__ import annotations

from sayso.model.antecedents.choosing import chains_of
from sayso.model.antecedents.traits import Referring

__all__ = ["Referring", "chains_of"]
