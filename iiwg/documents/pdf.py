"""A PDF by WeasyPrint: tagged, PDF/A-3a and PDF/UA-1 in what docs/documents.md lists, its source attached.

WeasyPrint makes one variant at a time. It makes PDF/A-3a; what PDF/UA-1 asks beside it is added here.
"""

import hashlib
from io import BytesIO
from pathlib import Path

import pydyf
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from weasyprint import HTML, Attachment
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from iiwg.documents import tagging  # noqa: F401  tells WeasyPrint the language of each part

VARIANT = "pdf/a-3a"
WATERMARK = "watermark:"  # the address of the mark across every page
# The mark of PDF/UA-1, and what PDF/A asks to be said about a mark that is not its own.
ACCESSIBLE = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


class RenderingFailed(Exception):
    """A text cannot be printed: it asks for something that may not be fetched, or a font is missing."""


class _LocalOnly(URLFetcher):
    """Fonts come from our static files by the scheme `static:`; nothing else is fetched while rendering."""

    def __init__(self, watermark: str):
        super().__init__()
        self.watermark = watermark

    def fetch(self, url, headers=None):
        if url == WATERMARK and self.watermark:
            picture = render_to_string("documents/watermark.svg", {"word": self.watermark})
            return URLFetcherResponse(url, picture.encode(), {"Content-Type": "image/svg+xml"})
        path = finders.find(url.removeprefix("static:")) if url.startswith("static:") else None
        if not path:
            raise FatalURLFetchingError(f"{url} may not be fetched, or the front-end build is missing")
        return URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": "font/ttf"})


def made(html: str, *, watermark: str = "", source: str = "") -> bytes:
    """The bytes of a PDF of a whole page of HTML. source: the sealed text it is made of, attached as it is."""
    page = HTML(string=html, base_url="static:", url_fetcher=_LocalOnly(watermark))
    target = BytesIO()
    options = {"pdf_variant": VARIANT, "attachments": _attached(source) if source else None}
    try:
        document = page.render(**options)
        _say_accessible(document.metadata)
        document.write_pdf(target, finisher=_set_furniture_aside, **options)
    except FatalURLFetchingError as refused:  # a BaseException: it would end the worker
        raise RenderingFailed(str(refused)) from refused
    return target.getvalue()


def _attached(source: str) -> list[Attachment]:
    digest = hashlib.sha256(source.encode()).hexdigest()
    description = f"SHA-256 {digest}"
    return [Attachment(string=source, name="source.html", description=description, relationship="Source")]


def _say_accessible(metadata) -> None:
    """Put the mark of PDF/UA beside that of PDF/A."""
    plain = metadata.generate_rdf_metadata

    def with_both(variant, version, conformance) -> bytes:
        return plain(variant, version, conformance).replace(
            b"</rdf:RDF>", ACCESSIBLE.encode() + b"</rdf:RDF>"
        )

    metadata.generate_rdf_metadata = with_both


def _set_furniture_aside(_document, pdf) -> None:
    """Heads, feet and page numbers are artifacts: WeasyPrint marks them as text and leaves them out of the tree."""
    told = _told(pdf)
    for reference in pdf.page_references:
        contents = pdf.objects[_number(pdf.objects[_number(reference)]["Contents"])].stream
        for place, item in enumerate(contents):
            if not isinstance(item, pydyf.Dictionary) or "MCID" not in item:
                continue
            if (reference, item["MCID"]) not in told:
                contents[place - 1 : place + 2] = ["/Artifact", "", "BMC"]


def _told(pdf) -> set[tuple[bytes, int]]:
    """Page and number of every piece of text that stands in the tree of the document."""
    found, waiting = set(), [pdf.catalog["StructTreeRoot"]]
    while waiting:
        element = pdf.objects[_number(waiting.pop())]
        for kid in element.get("K", ()):
            if isinstance(kid, int):
                found.add((element["Pg"], kid))
            elif isinstance(kid, bytes):
                waiting.append(kid)
    return found


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
