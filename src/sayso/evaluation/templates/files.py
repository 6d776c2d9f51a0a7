"""Reads MUC-4 messages with their templates, and writes templates, in the form that GTT published (Du et al. 2021).

Gold files come in two forms: the original answer keys, or GTT's. Both give the same templates: of a victim only names
count, and only fillers whose words stand in the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from sayso.errors import BadRecord
from sayso.evaluation.corpora.rows import rows_of
from sayso.evaluation.templates.records import Filler, Message, Template
from sayso.model.heads import ROLES

_SLOTS: Final = {
    "PerpInd": "perp_individual_id",
    "PerpOrg": "perp_organization_id",
    "Target": "phys_tgt_id",
    "Victim": "hum_tgt_name",
    "Weapon": "incident_instrument_id",
}
# GTT joined lines and marked paragraphs by four blanks; as a paragraph's gap they read better, and no offset moves.
_GTT_GAP: Final = "    "
_PARAGRAPH: Final = "\n\n  "


def read_messages(file: Path) -> Iterator[Message]:
    """The messages of a file in either form.

    Raises:
        BadRecord: a row of neither form.
    """
    for number, row in enumerate(rows_of(file), start=1):
        try:
            if "doctext" in row:
                text = row["doctext"].replace(_GTT_GAP, _PARAGRAPH)
                yield Message(row["docid"], text, tuple(_from_gtt(one) for one in row["templates"]))
            else:
                templates = tuple(_from_key(one["slots"]) for one in row["templates"])
                yield Message(row["id"], row["text"], templates, row.get("date"))
        except (KeyError, TypeError, ValueError) as error:
            raise BadRecord(f"{file}, row {number}: no message with templates of MUC-4 ({error!r})") from error


def _from_gtt(template: dict[str, Any]) -> Template:  # Any: JSON, checked by use
    def fillers(role: str) -> tuple[Filler, ...]:
        return tuple(
            Filler(tuple(str(name) for name, _ in one), tuple(int(place) for _, place in one)) for one in template[role]
        )

    kinds = frozenset(kind.strip() for kind in template["incident_type"].split("/"))
    return Template(kinds, {role: fillers(role) for role in ROLES})


def _from_key(slots: dict[str, Any]) -> Template:  # Any: JSON, checked by use
    def fillers(slot: str) -> Iterator[Filler]:
        for filler in slots[slot] or ():
            standing = [
                (" ".join(value.split()), spans[0][0])
                for value, spans in zip(filler["values"], filler["spans"], strict=True)
                if spans
            ]
            if standing:
                yield Filler(tuple(name for name, _ in standing), tuple(place for _, place in standing))

    kinds = frozenset(value.lower() for filler in slots["incident_type"] or () for value in filler["values"])
    return Template(kinds, {role: tuple(fillers(slot)) for role, slot in _SLOTS.items()})


def write_predictions(messages: Sequence[Message], predicted: Iterable[Sequence[Template]], file: Path) -> None:
    """Write predicted templates in GTT's form, a message a line.

    Texts and names are in small letters with blanks for line ends; every filler is a list of `[name, offset]`.
    """
    with file.open("w", encoding="utf-8") as lines:
        for message, templates in zip(messages, predicted, strict=True):
            row = {
                "docid": message.id,
                "doctext": "".join(" " if character.isspace() else character.lower() for character in message.text),
                "extracts": [],
                "templates": [
                    {
                        "incident_type": " / ".join(sorted(one.kinds)),
                        **{
                            role: [[[_plain(name), place] for name, place in _named(f)] for f in one.fillers[role]]
                            for role in ROLES
                        },
                    }
                    for one in templates
                ],
            }
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def _named(filler: Filler) -> Iterator[tuple[str, int]]:
    return zip(filler.names, filler.places, strict=True)


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
