"""Sample reports of one invented affair, in every format that Sayso reads. The README tells the story."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Sample:
    """One file: its name in `samples_folder()`, its format for people, and what it shows."""

    file: str
    format: str
    about: str


SAMPLES: Final[tuple[Sample, ...]] = (
    Sample(
        "01-leylek-herald.html", "HTML", "the first report, by a local outlet: four dead; links and an embedded post"
    ),
    Sample("02-steppe-news-agency.txt", "text", "a wire story that cites the local outlet and a Telegram channel"),
    Sample("03-valley-post.html", "HTML", "the wire story word for word, with credit"),
    Sample("04-sughd-today.rss", "RSS", "the wire story cut short, and a grenade at a market"),
    Sample("05-meridian-world.md", "Markdown", "a rewrite that cites the wire; the leader's name in another spelling"),
    Sample(
        "06-batken-alerts-telegram.json", "Telegram export", "a channel's own posts, and a forwarded claim: nine dead"
    ),
    Sample("07-defence-ministry.pdf", "PDF", "the Defence Ministry denies that anyone died"),
    Sample("08-osh-courier.txt", "text", "an unnamed official, and why he is unnamed: two to six dead"),
    Sample("09-border-monitor-sitrep.txt", "text", "a situation report with bullets and numbered incidents"),
    Sample("10-border-desk.jsonl", "JSON Lines", "a round-up of five places, and an abduction told twice"),
    Sample("11-leylek-herald.warc", "WARC", "the governor admits five dead; and a page that is gone but answers 200"),
    Sample("12-osh-courier.zip", "zip", "a protest and a trial"),
    Sample("13-vesti-doliny.html", "HTML", "a report in Russian, which Sayso does not read yet"),
    Sample("14-capital-tribune.html", "HTML", "a report that stops at a paywall"),
)


def samples_folder() -> Path:
    """Where the sample files lie, and nothing else."""
    return Path(__file__).parent / "reports"
