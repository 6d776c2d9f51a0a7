"""Whole templates of MUC-4: who did what to whom with which weapon, an entry for each incident of a message."""
