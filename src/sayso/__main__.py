"""`python -m sayso` is `sayso`."""

from sayso.cli.main import main

main()
