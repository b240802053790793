"""HTML to DOCX: the closed set of tags of our print templates, and nothing else."""

from io import BytesIO

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from iiwg.documents.word import docx
from tests.documents.reading import links_and_pictures, words_of_docx, words_of_html

EVERY_TAG = """
<p class="centre">The group</p><h1 class="capitals">Minutes № 5</h1><section><h2>One</h2><h3>Two</h3></section>
<p>Plain <strong>bold</strong> <b>b</b> <em>slanted</em> <i>i</i>, m<sup>2</sup><br>next <span>line</span></p><hr>
<ol><li>first</li><li><p>second</p><p>goes on</p><ul><li>deep</li></ul></li></ol><ol><li>again</li></ol>
<div class="outcome">A <p class="deadline">Due</p></div><dl><dt>Term</dt><dd>What it means</dd></dl>
<table><thead><tr><th>№</th><th>Name</th></tr></thead>
<tbody><tr><th colspan="2">Members</th></tr><tr><td>1</td><td>A<br>B<p>C</p></td></tr></tbody></table>
<table class="plain"><tbody><tr><th>Date</th><td>15 May</td></tr></tbody></table>
<table class="signatures"><tbody><tr><td>Chair</td><td class="line"></td><td>&nbsp;</td></tr></tbody></table>
<div class="annex"><p>Annex 1</p></div><footer>End</footer>
"""


def made(html: str, **options) -> bytes:
    """The DOCX of a text."""
    texts = {"language": "en", "title": "t", "running_title": "", "watermark": "", "footnote": ""}
    return docx(body=html, **texts | options)


def opened(html: str, **options):
    """The DOCX of a text, opened."""
    return Document(BytesIO(made(html, **options)))


def paragraph(document, words: str):
    """The paragraph that begins with some words."""
    return next(p for p in document.paragraphs if p.text.startswith(words))


def test_no_word_of_any_tag_is_lost_or_moved():
    assert words_of_docx(made(EVERY_TAG)) == words_of_html(EVERY_TAG)


@pytest.mark.parametrize("tag", ["td", "th", "p", "li", "div", "h1", "unknown"])
def test_what_was_text_stays_text(tag):
    written = 'Order <No. 5> "of" A & B\'s; &lt;img src=/etc/hostname&gt; <a href=http://x>y</a>'
    escaped = written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    html = f"<{tag}>{escaped}</{tag}>"
    if tag in ("td", "th"):
        html = f"<table><tbody><tr>{html}</tr></tbody></table>"
    content = made(html)
    assert words_of_docx(content) == written.split()
    assert links_and_pictures(content) == []


def test_a_tag_we_do_not_know_gives_its_text_and_nothing_else():
    html = """<p>See <a href="http://127.0.0.1:1/x">the page</a> <img src="/etc/hostname" alt="no">and
    <font color="red">this</font><object data="file:///etc/passwd">that</object><script>never()</script><!-- nor --></p>"""
    content = made(html)
    assert " ".join(words_of_docx(content)) == "See the page and thisthat"
    assert links_and_pictures(content) == []


def test_text_looks_as_it_does_on_paper():
    document = opened(EVERY_TAG)
    looks = {run.text.strip(): run for run in paragraph(document, "Plain").runs}
    assert looks["bold"].bold and looks["b"].bold and not looks["Plain"].bold
    assert looks["slanted"].italic and looks["i"].italic
    assert looks["2"].font.superscript
    assert paragraph(document, "The group").alignment == WD_ALIGN_PARAGRAPH.CENTER
    heading = paragraph(document, "Minutes")
    assert (heading.style.name, heading.runs[0].font.all_caps) == ("Heading 1", True)
    assert [paragraph(document, words).style.name for words in ("One", "Two")] == ["Heading 2", "Heading 3"]
    assert paragraph(document, "Due").paragraph_format.left_indent.mm == pytest.approx(7, abs=0.1)
    assert paragraph(document, "Annex 1").paragraph_format.page_break_before
    assert not paragraph(document, "End").paragraph_format.page_break_before


def test_every_list_counts_from_one():
    document = opened(EVERY_TAG)
    first, second, again = (paragraph(document, words) for words in ("first", "second", "again"))
    numbering = [p._p.pPr.numPr.numId.val for p in (first, second, again)]
    assert numbering[0] == numbering[1] != numbering[2]
    for number in numbering:
        form = document.part.numbering_part.element.num_having_numId(number)
        assert form.lvlOverride_lst[0].find(qn("w:startOverride")).get(qn("w:val")) == "1"
    assert paragraph(document, "goes on").style.name == "List Continue"
    assert paragraph(document, "deep").style.name == "List Bullet 2"


def test_tables_have_borders_where_the_paper_has_them_and_repeat_their_head():
    bordered, plain, signatures = opened(EVERY_TAG).tables
    assert bordered.style.name == "Table Grid"
    assert plain.style.name == signatures.style.name == "Normal Table"
    head, across, row = bordered.rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert across._tr.trPr.find(qn("w:tblHeader")) is None
    assert all(each._tr.trPr.find(qn("w:cantSplit")) is not None for each in bordered.rows)
    assert head.cells[0].paragraphs[0].style.name == "Table Heading"
    assert row.cells[0].paragraphs[0].style.name == "Table Text"
    assert across._tr.tc_lst[0].grid_span == len(bordered.columns) == 2
    assert plain.rows[0].cells[0].paragraphs[0].style.name == "Table Text"
    assert [round(column.width.mm) for column in plain.columns] == [45, 120]
    number, name = (column.width for column in bordered.columns)
    assert number <= name
    assert signatures.rows[0].cells[1]._tc.tcPr.find(qn("w:tcBorders")) is not None
    assert signatures.rows[0].height.mm >= 10


def test_the_page_is_that_of_an_official_paper():
    document = opened("<p>x</p>", running_title="Minutes", watermark="DRAFT", footnote="Approved")
    section = document.sections[0]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(margin.mm) for margin in margins] == [30, 15, 20, 20]
    assert section.header.paragraphs[0].text == "Minutes · DRAFT"
    footnote, numbers = section.footer.paragraphs
    assert (footnote.text, numbers.text.split(), numbers.alignment) == (
        "Approved",
        ["page", "of"],
        WD_ALIGN_PARAGRAPH.RIGHT,
    )
    assert [node.text for node in section.footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_a_row_with_fewer_cells_and_an_empty_table_are_no_trouble():
    html = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table><table></table><ul><li></li></ul>"
    assert words_of_docx(made(html)) == ["a", "b", "c"]


@pytest.mark.parametrize(("language", "tag"), [("tg", "tg-Cyrl-TJ"), ("ru", "ru-RU"), ("en", "en-GB")])
def test_word_checks_the_text_in_its_language(language, tag):
    document = opened("<p>Ҷаласа</p>", language=language)
    langs = {node.get(qn("w:val")) for node in document.styles.element.iter(qn("w:lang"))}
    assert langs == {tag}
    assert not list(document.element.body.iter(qn("w:lang")))


def test_words_of_another_language_carry_it():
    document = opened('<div lang="tg"><p>Ҷаласа <b lang="en">board</b></p></div>', language="ru")
    langs = [node.get(qn("w:val")) for node in document.element.body.iter(qn("w:lang"))]
    assert langs == ["tg-Cyrl-TJ", "en-GB"]
    assert paragraph(document, "Ҷаласа").runs[0]._r.rPr[-1].tag == qn("w:lang")


def test_an_office_without_our_font_takes_one_it_has():
    from docx.opc.constants import RELATIONSHIP_TYPE
    from lxml import etree

    document = opened("<p>x</p>")
    fonts = etree.fromstring(document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE).blob)
    (ours,) = [font for font in fonts if font.get(qn("w:name")) == "PT Serif"]
    assert ours.find(qn("w:altName")).get(qn("w:val")) == "Times New Roman"
    assert document.styles["Normal"].font.name == "PT Serif"


def test_the_file_tells_its_title_and_nothing_of_its_making():
    facts = opened("<p>x</p>", title="Minutes").core_properties
    assert (facts.title, facts.author, facts.comments) == ("Minutes", "", "")
    assert facts.created.year > 2013  # the year of the form python-docx begins with


def test_no_word_of_a_table_is_broken_while_there_is_room():
    html = "<table><tr><th>№</th><th>Administratively</th><th>x</th></tr><tr><td>1</td><td>a</td><td>%s</td></tr></table>"
    number, long, _text = opened(html % ("long text " * 60)).tables[0].columns
    assert number.width.mm >= 6
    assert long.width.mm >= 16 * 2.3


def test_a_date_held_together_is_one_word_of_a_table():
    day = "15 ноября 2026 года".replace(" ", "\N{NO-BREAK SPACE}")
    html = f"<table><tr><td>{day}</td>{'<td>long text and more of it</td>' * 3}</tr></table>"
    assert opened(html).tables[0].columns[0].width.mm >= len(day) * 2.3
