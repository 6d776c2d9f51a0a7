"""Who was killed, wounded, taken or driven out and what was wrecked, in ranges, by kind of victim and in total.

Never a number that the text does not state: a bare plural has none, and what may happen or did not has none either.
"""

from __future__ import annotations

from sayso.interpret.effects.finding import find_effects
from sayso.interpret.effects.found import Actuality, FoundEffect

__all__ = ["Actuality", "FoundEffect", "find_effects"]
