"""The dossier of a claim: what is said, through whom it came, who repeats it, who answers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from sayso.cli.dossier_event import show_decisions, show_independence
from sayso.cli.dossier_layout import listing, remark, section, short_joined_id, show_notes, title
from sayso.cli.footnotes import Footnotes
from sayso.cli.reading_tables import FAINT, QUOTE_STYLE
from sayso.records import Manner
from sayso.records.joined import JoinedClaim
from sayso.telling.incidents import event_label
from sayso.telling.independence import independence_sentence
from sayso.telling.joined_chains import hop_name, hop_notes, joined_chain_line, joined_tiers
from sayso.telling.labels import STANCES
from sayso.telling.quoting import bare, safe, shortened, steady

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.linking.record import JoinedRecord

_TITLE_CHARS: Final = 240
_QUOTE_CHARS: Final = 120
_MOST: Final = 30


def show_claim(console: Console, record: JoinedRecord, claim: JoinedClaim) -> None:
    """Print a claim for people."""
    notes = Footnotes(record)
    quote = shortened(" … ".join(bare(one.text) for one in claim.content), _TITLE_CHARS)
    title(
        console,
        steady(f"“{quote}”"),
        independence_sentence(claim.independence),
        " · ".join(part for part in (claim.id, STANCES[claim.stance], *_remarks(claim)) if part),
    )
    _show_chain(console, claim, notes)
    if claim.event is not None:
        section(console, "It is about")
        listing(
            console, [[(short_joined_id(claim.event), "cyan"), (event_label(record.event(claim.event)), "")]], (0, 1)
        )
    list_claims(console, notes, "It answers", claim.answers)
    list_claims(console, notes, "Answered by", claim.answered_by)
    list_claims(console, notes, "Others say the same", claim.copies)
    show_independence(console, claim.independence, notes)
    show_decisions(console, claim.judgements, claim.corrections)
    show_notes(console, notes)
    console.print()


def _remarks(claim: JoinedClaim) -> Sequence[str]:
    """Whose words they are, and how they are hedged."""
    manner = {Manner.DIRECT: "in their own words", Manner.MIXED: "partly in their own words"}.get(claim.manner, "")
    hedged = ", ".join(f"“{bare(one.text)}”" for one in claim.hedges)
    return (manner, f"hedged: {hedged}" if hedged else "")


def _show_chain(console: Console, claim: JoinedClaim, notes: Footnotes) -> None:
    """Through whom it came: the outlet at the top, the origin at the bottom."""
    from rich.padding import Padding
    from rich.text import Text
    from rich.tree import Tree

    section(console, "On whose say-so")
    names = notes.names_in(claim)
    root = Tree(Text(safe(notes.where(claim.report)), style=""), guide_style=FAINT, highlight=False)
    branch = root
    for hops in joined_tiers(claim.chain):
        added = []
        for hop in hops:
            label = Text(safe(hop_name(hop, names)), style="bold" if hop.named else "")
            label.append(safe("".join(f" · {note}" for note in hop_notes(hop))), style=f"not bold {FAINT}")
            if hop.evidence is not None and hop.evidence.text.casefold() != hop_name(hop, names).casefold():
                label.append(" ")
                label.append(safe(f"“{shortened(hop.evidence.text)}”"), style=f"not bold {QUOTE_STYLE}")
            if hop.actor is not None:
                label.append(safe(f" {short_joined_id(hop.actor)}"), style=f"not bold {FAINT}")
            added.append(branch.add(label))
        branch = added[-1]
    if not claim.chain:
        root.add(Text("nobody is named as its source", style=FAINT))
    console.print(Padding(root, (0, 0, 0, 2), expand=False))


def list_claims(console: Console, notes: Footnotes, heading: str, claims: Sequence[str]) -> None:
    """Claims on a line each: when and where, on whose say-so, what."""
    if not claims:
        return
    section(console, heading, len(claims))
    rows = []
    for one in claims[:_MOST]:
        claim = notes.claim(one)
        chain = joined_chain_line(claim.chain, None, notes.names_in(claim)) if claim.chain else ""
        quote = shortened(" … ".join(bare(part.text) for part in claim.content), _QUOTE_CHARS)
        says = " · ".join(part for part in (chain, STANCES[claim.stance]) if part)
        rows.append([(notes.where(claim.report), FAINT), (steady(says), ""), (steady(f"“{quote}”"), QUOTE_STYLE)])
        rows.append([("", ""), ("", ""), (claim.id, FAINT)])
    listing(console, rows, (3, 3, 5))
    if len(claims) > _MOST:
        remark(console, f"and {len(claims) - _MOST:,} more (--json has all)")
