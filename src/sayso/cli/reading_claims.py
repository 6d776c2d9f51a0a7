"""Claims in the terminal: what is said, and the chain of sources drawn below it, nearest first, origin last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.cli.reading_tables import FAINT, ID_STYLE, QUOTE_STYLE, heading, nothing
from sayso.records import Claim, Hop, Stance
from sayso.telling.chains import NOBODY, claim_remarks, hop_remarks, source_words, stance_words, tiers
from sayso.telling.coverage import NO_CLAIMS
from sayso.telling.lookup import Lookup
from sayso.telling.quoting import safe

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

_CONTENT_CHARS = 240


def show_claims(console: Console, lookup: Lookup) -> None:
    """Print all claims with their chains."""
    from rich.padding import Padding

    claims = lookup.reading.claims
    heading(console, "Who says what", len(claims))
    if not claims:
        nothing(console, NO_CLAIMS)
    for claim in claims:
        console.print(Padding(_tree(claim, lookup), (0, 0, 0, 2), expand=False))


def _tree(claim: Claim, lookup: Lookup) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    root = Tree(_what_is_said(claim, lookup), guide_style=FAINT, highlight=False)
    branch = root
    for hops in tiers(claim):
        # What a step cites hangs below the last of those who speak side by side in it.
        branch = [branch.add(_source(hop, lookup)) for hop in hops][-1]
    if not claim.sources:
        root.add(Text(NOBODY, style=FAINT))
    return root


def _what_is_said(claim: Claim, lookup: Lookup) -> Text:
    from rich.text import Text

    label = Text()
    label.append(safe(f"{claim.id} "), style=ID_STYLE)
    label.append(safe(stance_words(claim)), style="" if claim.stance is Stance.ASSERTS else "bold")
    label.append(" ")
    label.append(safe(lookup.quote(*claim.content, chars=_CONTENT_CHARS) or "nothing that can be quoted"), QUOTE_STYLE)
    remarks = " · ".join(claim_remarks(claim, lookup))
    return label.append(safe(f"  {remarks}") if remarks else "", style=FAINT)


def _source(hop: Hop, lookup: Lookup) -> Text:
    from rich.text import Text

    label = Text(safe(source_words(hop, lookup)), style=FAINT if hop.inherited else "bold" if hop.named else "")
    remarks = "".join(f" · {remark}" for remark in hop_remarks(hop, lookup))
    return label.append(safe(remarks), style=FAINT if hop.inherited else "not bold dim")
