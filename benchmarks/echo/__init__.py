"""A simulator of news ecosystems with known truth: who wrote, who copied whom, who merely cites."""
