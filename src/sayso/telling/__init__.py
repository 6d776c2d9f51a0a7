"""A reading in words: what the terminal, the page and the tables say of a record, said once for all of them."""
