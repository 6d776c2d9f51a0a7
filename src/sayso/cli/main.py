"""The `sayso` command."""


def main() -> None:
    """Replaced below as commands land."""
