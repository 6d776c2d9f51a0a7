"""Linking report by report: each step touches what a new, changed or newly judged report can change, and no more.

What comes out depends on the reports and judgements that are there, not on the order in which they came.
"""
