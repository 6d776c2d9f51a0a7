"""How the record leaves Sayso: one module for each format, all listed in `EXPORTERS`."""

from __future__ import annotations

from typing import Final

from sayso.exports.base import Export, Exporter
from sayso.exports.csv_rows import CsvRows
from sayso.exports.geojson import GeoJson
from sayso.exports.json_lines import JsonLines
from sayso.exports.writing import export_to_file, export_to_stream, write_whole

__all__ = ["EXPORTERS", "Export", "Exporter", "export_to_file", "export_to_stream", "write_whole"]

EXPORTERS: Final[tuple[Exporter, ...]] = (
    Exporter(name="jsonl", suffix=".jsonl", media_type="application/jsonl", open=JsonLines),
    Exporter(name="csv", suffix=".csv", media_type="text/csv; charset=utf-8; header=present", open=CsvRows),
    Exporter(name="geojson", suffix=".geojson", media_type="application/geo+json", open=GeoJson),
)
