"""Builds those sample reports that are no plain files: PDF, WARC and zip. The wording lies in `demo/wording/`.

Run `python demo/build_samples.py`; the same wording gives the same bytes. Needs the packages for development.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

WORDING = Path(__file__).parent / "wording"
SAMPLES = Path(__file__).parents[1] / "src" / "sayso" / "samples" / "reports"
PUBLISHED = datetime(2024, 8, 15, 14, 0, tzinfo=UTC)


def build_pdf() -> bytes:
    """The ministry's statement on one page."""
    pdf = FPDF(format="A4")
    pdf.set_compression(False)  # so that the bytes do not hang on the version of zlib
    pdf.set_creation_date(PUBLISHED)
    pdf.set_title("Statement of 15 August 2024")
    pdf.set_author("Press service of the Ministry of Defence")
    pdf.set_margins(25, 25)
    pdf.add_page()
    for paragraph in (WORDING / "defence-ministry.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        is_head = "\n" in paragraph
        pdf.set_font("Times", style="B" if is_head else "", size=12)
        pdf.multi_cell(0, 6, paragraph, align="C" if is_head else "L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        pdf.ln(4)
    return bytes(pdf.output())


def build_warc() -> bytes:
    """Two captured pages of one outlet: its follow-up, and a page that is gone but answers 200."""
    pages = (
        ("https://leylekherald.example/2024/08/19/governor", "leylek-herald-follow-up.html"),
        ("https://leylekherald.example/2024/08/18/hospital", "leylek-herald-missing.html"),
    )
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    for number, (url, name) in enumerate(pages, start=1):
        body = (WORDING / name).read_bytes()
        headers = StatusAndHeaders(
            "200 OK",
            [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))],
            protocol="HTTP/1.1",
        )
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={
                "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>",
                "WARC-Date": f"2024-08-20T07:15:{number:02d}Z",
            },
        )
        writer.write_record(record)
    return file.getvalue()


def build_zip() -> bytes:
    """Two clippings of one outlet in a folder."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name in ("osh-courier-protest.html", "osh-courier-trial.txt"):
            entry = zipfile.ZipInfo(f"osh-courier/{name}", date_time=(2024, 8, 20, 9, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same bytes on every system
            archive.writestr(entry, (WORDING / name).read_bytes())
    return file.getvalue()


BUILT = (
    ("07-defence-ministry.pdf", build_pdf),
    ("11-leylek-herald.warc", build_warc),
    ("12-osh-courier.zip", build_zip),
)


def main() -> None:
    """Write every built sample."""
    for name, build in BUILT:
        (SAMPLES / name).write_bytes(build())
        print(f"built {name}")


if __name__ == "__main__":
    main()
