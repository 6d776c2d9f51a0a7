"""The command line: each command parses, calls one function of the library, and shows what it gave back."""
