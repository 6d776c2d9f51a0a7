"""The pages, one module each: a function from a desk and what is asked for to a context of its own."""
