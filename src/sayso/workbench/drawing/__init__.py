"""Drawings as SVG trees: pure functions from what is to be seen to elements with attributes and classes."""
