"""Trains the reader model. The only place that imports torch; `pip install sayso[train]` brings it."""
