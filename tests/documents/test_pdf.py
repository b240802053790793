"""What docs/documents.md says of our PDFs, clause by clause, read by another library than the one that writes them."""

import hashlib
from io import BytesIO

import pikepdf
import pytest

from iiwg.audit.actors import SYSTEM
from iiwg.documents import services
from iiwg.documents.rendering import render_text
from meetings.minutes.services import lines, printing
from meetings.minutes.texts.minutes import minutes_title
from tests.scenes import approved, minutes, sent

TEXT = """<h1>Суратҷаласа</h1><p>Ғӯр</p><ol><li>one</li></ol>
<table class="plain"><tbody><tr><th scope="row">Date</th><td>15 May</td></tr></tbody></table>
<table><thead><tr><th scope="col">№</th><th scope="col">Name</th></tr></thead>
<tbody><tr><td>1</td><td>A</td></tr></tbody></table>"""


@pytest.fixture(scope="module")
def paper():
    """A draft of two pages."""
    html = f"{TEXT}<div class='annex'>{TEXT}</div>"
    content = render_text(
        html,
        format="pdf",
        language="ru",
        title="Протокол № 3",
        watermark="ПРОЕКТ",
        footnote="Foot",
        source=html,
    )
    return pikepdf.open(BytesIO(content))


def said(pdf) -> pikepdf.models.PdfMetadata:
    """The XMP of a PDF."""
    return pdf.open_metadata()


def elements(pdf) -> list:
    """Every element of the tree of a PDF, in order."""
    found, waiting = [], [pdf.Root.StructTreeRoot.K]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, pikepdf.Array):
            waiting = [*item, *waiting]
        elif isinstance(item, pikepdf.Dictionary):
            found.append(item)
            waiting = [item.get("/K", pikepdf.Array()), *waiting]
    return found


def told(pdf) -> set:
    """Page and number of every piece of text in the tree."""
    return {
        (element.Pg.objgen, int(kid))
        for element in elements(pdf)
        for kid in (element.K if "/K" in element else [])
        if not isinstance(kid, pikepdf.Dictionary | pikepdf.Array)
    }


def marks(page) -> list[tuple[str, int | None]]:
    """Each piece a page paints: its tag and its number in the tree; None where it has none."""
    found = []
    for step in pikepdf.parse_content_stream(page):
        if str(step.operator) == "BMC":
            found.append((str(step.operands[0]), None))
        elif str(step.operator) == "BDC":
            found.append((str(step.operands[0]), int(step.operands[1].MCID)))
    return found


def fonts(pdf):
    """Every font a PDF uses."""
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]


def test_it_says_what_it_follows_in_one_description(paper):
    xmp = said(paper)
    assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
    assert paper.Root.Metadata.read_bytes().count(b"<rdf:RDF") == 1
    assert "http://www.aiim.org/pdfua/ns/id/" in str(xmp).split("pdfaSchema:namespaceURI>")[1]


def test_colours_are_those_of_a_profile_and_the_file_has_an_identifier(paper):
    assert [intent.S for intent in paper.Root.OutputIntents] == ["/GTS_PDFA1"]
    assert paper.Root.OutputIntents[0].DestOutputProfile.N == 3
    assert len(paper.trailer.ID) == 2
    assert not paper.is_encrypted


def test_every_font_is_in_the_file(paper):
    assert fonts(paper)
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts(paper))


def test_title_language_and_day_are_the_same_wherever_they_are_read(paper):
    xmp = said(paper)
    assert xmp["dc:title"] == str(paper.docinfo.Title) == "Протокол № 3"
    assert paper.Root.Lang == "ru"
    assert paper.Root.ViewerPreferences.DisplayDocTitle
    created = pikepdf.models.metadata.decode_pdf_date(str(paper.docinfo.CreationDate))
    assert created.isoformat() == xmp["xmp:CreateDate"]


def test_everything_painted_is_text_of_the_tree_or_an_artifact(paper):
    assert paper.Root.MarkInfo.Marked
    assert len(paper.pages) == 2
    for page in paper.pages:
        pieces = marks(page)
        assert {tag for tag, number in pieces if number is None} == {"/Artifact"}
        numbers = [(page.objgen, number) for _tag, number in pieces if number is not None]
        assert numbers and set(numbers) <= told(paper)


def test_the_mark_of_a_draft_head_foot_and_page_number_are_artifacts(paper):
    for page in paper.pages:
        artifacts = [number for tag, number in marks(page) if tag == "/Artifact"]
        assert len(artifacts) >= 4
    assert [element.S for element in elements(paper)].count("/H1") == 2
    assert "/P" in [element.S for element in elements(paper)]


def test_each_cell_knows_its_head_of_row_or_column(paper):
    heads = {str(element.ID) for element in elements(paper) if element.S == "/TH"}
    cells = [element for element in elements(paper) if element.S == "/TD"]
    named = [[str(head) for head in cell.A.Headers] for cell in cells]
    assert len(cells) == 6
    assert all(len(names) == 1 and set(names) <= heads for names in named)


def test_pages_are_read_in_the_order_of_the_tree(paper):
    assert all(page.Tabs == "/S" for page in paper.pages)


def test_the_sealed_text_goes_with_it_byte_for_byte(paper):
    (name,) = paper.attachments
    attached = paper.attachments[name]
    source = attached.get_file().read_bytes()
    assert source.decode().count(TEXT) == 2
    assert attached.obj.AFRelationship == "/Source"
    assert paper.Root.AF[0].objgen == attached.obj.objgen
    assert attached.description == f"SHA-256 {hashlib.sha256(source).hexdigest()}"
    assert attached.get_file().mime_type == "text/html"


def test_nothing_in_it_runs_or_leads_out(paper):
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(paper.Root.keys())
    assert not any("/Annots" in page for page in paper.pages)


@pytest.mark.django_db
def test_approved_minutes_carry_the_text_whose_digest_was_approved(cast):
    draft = approved(cast)
    rendition = printing.ask_for_file(draft, "en", "pdf", by=SYSTEM)
    services.make(rendition.pk)
    rendition.refresh_from_db()
    with rendition.file.open() as file:
        pdf = pikepdf.open(BytesIO(file.read()))
    (name,) = pdf.attachments
    digest = hashlib.sha256(pdf.attachments[name].get_file().read_bytes()).hexdigest()
    assert digest == rendition.document.sha256


@pytest.mark.django_db
def test_a_draft_carries_no_source(cast):
    rendition = printing.ask_for_file(sent(cast), "en", "pdf", by=SYSTEM)
    services.make(rendition.pk)
    rendition.refresh_from_db()
    with rendition.file.open() as file:
        assert not pikepdf.open(BytesIO(file.read())).attachments


@pytest.mark.django_db
def test_the_title_of_minutes_names_number_and_day(cast):
    draft = minutes(cast)
    assert minutes_title(draft, "en").startswith("Minutes of the meeting of ")
    lines.set_number(draft, "7", by=cast.secretary)
    draft.refresh_from_db()
    assert minutes_title(draft, "en").startswith("Minutes № 7 of the meeting of ")
