"""The joined events as a table in the shape of ACLED's, with what says that it is not ACLED data."""

from sayso.exports.acled.sidecar import sidecar
from sayso.exports.acled.sides import Inter
from sayso.exports.acled.table import ACLED_COLUMNS, OWN_COLUMNS, AcledCounts, write_acled

__all__ = ["ACLED_COLUMNS", "OWN_COLUMNS", "AcledCounts", "Inter", "sidecar", "write_acled"]
