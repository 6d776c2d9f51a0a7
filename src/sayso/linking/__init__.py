"""Across reports: same actors, same events, who copied whom, how many really say so.

`link` links what waits, `open_record` gives what came of it, `judge` and `correct` take what people decide.
"""

from sayso.linking.deciding import correct, judge
from sayso.linking.opened import Record, open_record
from sayso.linking.run import LinkSummary, link

__all__ = ["LinkSummary", "Record", "correct", "judge", "link", "open_record"]
