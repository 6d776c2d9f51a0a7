"""The identity of a document: its bytes, and what was said about it from outside. File names play no part."""

from __future__ import annotations

import hashlib
import json

from sayso.readers.base import Hints


def sha256_of(content: bytes) -> str:
    """Digest of the original bytes, 64 lower-case hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def document_id(source_sha256: str, hints: Hints) -> str:
    """Name a document by its content and its given facts.

    Two outlets that carry the same bytes are two documents, since address or publisher differ; one file under two
    names is one document. `collected` and `media_type` say how the bytes came to us, so they do not count.

    Returns:
        `sha256:` and the digest of canonical JSON, stable over versions, platforms and locales.
    """
    facts = [
        source_sha256,
        hints.given_id,
        hints.url,
        hints.publisher,
        hints.published,
        hints.title,
        hints.language,
    ]
    # ASCII escapes keep half surrogates (which UTF-8 refuses) apart instead of failing on them.
    canonical = json.dumps(facts, ensure_ascii=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()
