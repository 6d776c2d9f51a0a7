"""Which language a text is in, found offline and the same way every time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# The beginning of a report tells its language; a longer sample only costs time.
_SAMPLE_CHARS: Final = 5_000


@dataclass(frozen=True, slots=True)
class FoundLanguage:
    """A language code (ISO 639-1) or none, and whether that is sure enough to act on."""

    code: str | None
    is_sure: bool


def language(text: str) -> FoundLanguage:
    """Find the language of a text."""
    sample = text[:_SAMPLE_CHARS]
    if not any(character.isalpha() for character in sample):
        return FoundLanguage(None, is_sure=False)
    code, probability = _identifier().classify(sample)
    return FoundLanguage(code, is_sure=probability > 0.5)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
