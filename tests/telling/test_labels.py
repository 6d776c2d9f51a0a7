from __future__ import annotations

from collections.abc import Mapping

import pytest

from sayso.records import (
    Absent,
    AttributeKind,
    EffectKind,
    MentionType,
    Modality,
    NameKind,
    Notice,
    Origin,
    RelationKind,
    Role,
    SourceRole,
    Stance,
)
from sayso.telling import labels


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        (Absent, labels.ABSENT),
        (AttributeKind, labels.ATTRIBUTES),
        (EffectKind, labels.EFFECTS),
        (MentionType, labels.MENTION_TYPES),
        (Modality, labels.MODALITIES),
        (NameKind, labels.NAMES),
        (Notice, labels.NOTICES),
        (Origin, labels.ORIGINS),
        (RelationKind, labels.RELATIONS),
        (Role, labels.ROLES),
        (SourceRole, labels.SOURCE_ROLES),
        (Stance, labels.STANCES),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_code_has_words(kind: type, table: Mapping[object, object]) -> None:
    assert set(table) == set(kind)  # type: ignore[call-overload]
