"""Shows scores as a table, the figures of others below ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.evaluation.anchors import Anchors
    from sayso.evaluation.bench import Scores


def show_scores(console: Console, scores: Scores, anchors: Anchors) -> None:
    """Print a task's scores with their intervals."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("", "gold", *scores.metrics):
        table.add_column(column, justify="left" if column == "" else "right")
    for row in scores.rows:
        cells = [
            Text(f"{i.value:.1f}", style="bold").append(f"  {i.low:.1f}–{i.high:.1f}", style="dim") for i in row.figures
        ]
        table.add_row(Text(row.name), Text(f"{row.gold:,}", style="dim"), *cells)
    for anchor in anchors.rows:
        by_metric = dict(zip(anchors.metrics, anchor.figures, strict=True))
        figures = [Text(f"{by_metric[m]:.1f}" if m in by_metric else "–", style="dim") for m in scores.metrics]
        table.add_row(Text(anchor.system, style="dim"), "", *figures)
    console.print(Text(f"\n{scores.task}: {scores.documents:,} documents, {scores.gold:,} gold", style="bold"))
    console.print(table)
    console.print(Text(f"Figures of others: {anchors.source}", style="dim"))
