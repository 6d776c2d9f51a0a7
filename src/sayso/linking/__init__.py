"""Across reports: same actors, same events, who copied whom, how many really say so."""
