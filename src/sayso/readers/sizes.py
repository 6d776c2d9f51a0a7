"""How large what may be."""

from __future__ import annotations

from typing import Final

from sayso.settings import Limits

# An archive or a list of rows holds many inputs. It is kept in memory whole, hence not more than this many inputs
# of the largest size: 512 MiB by default.
_INPUTS_IN_A_CONTAINER: Final = 8


def container_bytes(limits: Limits) -> int:
    """Most bytes of a zip, gzip or WARC file; everything else is bound by `limits.input_bytes`."""
    return limits.input_bytes * _INPUTS_IN_A_CONTAINER
