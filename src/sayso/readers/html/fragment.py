"""Text, blocks and links of a piece of markup that is all report, such as the content of a feed's entry."""

from __future__ import annotations

from sayso.readers.html.composition import ComposedText, compose, compose_lines
from sayso.readers.html.stretches import lay_out
from sayso.readers.html.tree import drop_hidden, parse_fragment
from sayso.readers.page_state import is_wall_line


def compose_fragment(markup: str, *, title: str | None, base_url: str | None) -> ComposedText:
    """Lay markup out in full; only hidden parts, scripts and lines that ask to subscribe are left out.

    Args:
        markup: HTML without a frame around it; plain text is fine too.
        title: headline, which becomes the first line.
        base_url: what relative addresses are relative to.
    """
    root = parse_fragment(markup) if markup.strip() else None
    if root is None:
        return compose_lines((), title=title)
    drop_hidden(root)
    content = lay_out(root, base_url=base_url)
    kept = [number for number, stretch in enumerate(content.stretches) if not is_wall_line(stretch.text)]
    return compose(content, kept, title=title)
