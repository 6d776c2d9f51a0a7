"""What happened in a report: events with codes, participants, place, time, effects and standing."""

from sayso.interpret.events.finding import add_events

__all__ = ["add_events"]
