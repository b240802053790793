"""A part in another language than the whole says so in the PDF, and is read aloud with the right voice."""

from io import BytesIO

import pikepdf

from iiwg.documents.rendering import render_text

TEXT = (
    '<h1>Minutes</h1><div lang="tg"><p>Қарор <strong lang="en">decided</strong></p></div>'
    '<table><tbody><tr><td lang="ru">Слово</td><td>word</td></tr></tbody></table>'
)


def tagged(node) -> list[tuple[str, str]]:
    """Every tag of a PDF that names a language, as the tree is read."""
    found = []
    if isinstance(node, pikepdf.Array):
        for child in node:
            found += tagged(child)
    elif isinstance(node, pikepdf.Dictionary) and node.get("/Type") == "/StructElem":
        if "/Lang" in node:
            found.append((str(node.S), str(node.Lang)))
        found += tagged(node.get("/K"))
    return found


def test_each_part_bears_its_own_language_and_the_whole_one_of_its_own():
    content = render_text(TEXT, format="pdf", language="en", title="t")
    with pikepdf.open(BytesIO(content)) as made:
        assert str(made.Root.Lang) == "en"
        found = tagged(made.Root.StructTreeRoot.K)
    assert ("/Div", "tg") in found and ("/TD", "ru") in found
    assert [language for tag, language in found if tag in ("/H1", "/P")] == []
    assert {language for _tag, language in found} == {"tg", "ru", "en"}
