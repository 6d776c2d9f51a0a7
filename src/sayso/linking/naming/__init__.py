"""Names taken apart: scripts, spellings, and the parts that a person's, a group's or a place's name is made of."""
