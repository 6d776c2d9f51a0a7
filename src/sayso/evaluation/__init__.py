"""How well Sayso does, on gold data that others made: scorers, intervals, and the best published figures."""
