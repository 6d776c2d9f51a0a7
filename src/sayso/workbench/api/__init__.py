"""The JSON interface: what the pages show, in the shapes of the record, described by OpenAPI."""

from sayso.workbench.api.routes import add_api

__all__ = ["add_api"]
