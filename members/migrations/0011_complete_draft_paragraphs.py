"""Complete the paragraphs of the Tajik draft that were cut where a page of the paper ends.

Paragraphs 6 and 15 stopped in mid-sentence, paragraphs 22 and 23 kept a hyphen of the end of a line ("Co- Chair").
Only a draft is mended, and only where the text is still exactly the one that was loaded. A version that was applied,
provisionally too, is sealed: what people worked under is never changed silently. There a new draft made from it is
corrected in the site.
"""

from hashlib import sha256

from django.db import migrations

# number, SHA-256 of the text as it was loaded, the place in it, what stands there in the paper
MENDED = (
    (6, "212ea20d31e71cab140b2ee53023f682d34e73d973c8317fa2f1a1ad1b872c2d", "United Nations Economic",
     "United Nations Economic Commission for Europe (UNECE), cooperate since 1998 on the prevention of accidental "
     "water pollution through their Joint Expert Group on Water and Industrial Accidents (JEG)."),
    (15, "538a54b87701d926c329ac86695afc4191b949d3994f789a568eda8e598dfd77", "institutions as",
     "institutions as well as with operators, academia and NGOs on preventing accidental water pollution and its "
     "transboundary effects in Tajikistan."),
    (22, "0f4ba7b7abad181358b041a2c3fdad2996faf2cd4a80abf8069103f218ad8514", "other Co- Chair", "other Co-Chair"),
    (23, "7926a5278e6f06345b7de12c8454aab7b046562c294c1f8f745954cc210a75f0", "follow- up", "follow-up"),
)  # fmt: skip
COLUMNS = ("text", "text_en")  # the base column repeats the language that was active at loading


def complete(apps, _editor):
    """Mend what was loaded and never touched since."""
    drafts = apps.get_model("members", "TermsParagraph").objects.filter(terms__status="draft")
    for number, digest, cut, whole in MENDED:
        for paragraph in drafts.filter(number=number):
            texts = {column: getattr(paragraph, column) or "" for column in COLUMNS}
            loaded = [name for name, text in texts.items() if sha256(text.encode()).hexdigest() == digest]
            for column in loaded:
                setattr(paragraph, column, texts[column].replace(cut, whole))
            if loaded:
                paragraph.save(update_fields=loaded)


class Migration(migrations.Migration):
    dependencies = [("members", "0010_unknown_days_have_a_place")]

    operations = [migrations.RunPython(complete, migrations.RunPython.noop)]
