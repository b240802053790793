"""One thing has one word in a language, and a word beside a number has the form the number asks for."""

import re

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

# What was said in several ways, and the word that stands for it now.
GIVEN_UP = {
    "ru": {
        r"верси": "редакция",
        r"шаг[аиу]? учреждения": "этап создания группы",
        r"(?<!О )(?<!о )назначение (подано|принято|возвращено|отозвано)": "представление кандидатуры",
        r"опечатан": "зафиксировано",
        r"отпечаток": "контрольная сумма",
        r"введите .* в силу|в силу его": "ввести в действие",
        r"назначить (?:\w+ )?представителя в рабочей группе": "назначить … в рабочую группу",
    },
    "tg": {
        r"протокол": "суратҷаласа",
        r"узвият": "аъзогӣ",
        r"бозхонд|бозмехон": "бозпас гирифтан",
        r"баргардонд": "баргардонид",
        r"гузаронд": "гузаронид",
        r"эрод": "эзоҳ",
        r"фармони имзошуда": "фармоиш",
        r"мӯҳр": "муҳр",
        r"\bмакон": "ҷой",
        r"\bизи он|чакида": "рақами назоратӣ",
        r"\bскани?\b": "нусхаи сканшуда",
        r"таъинот": "пешниҳод",
        r"иншоот": "объект",
    },
}
ANOTHER_THING = {
    "Version",  # of the software
}
# The number is a constant of the code.
SAME_NUMBER = {
    "At most %(most)d steps.",
    "Sheet “%(sheet)s” has more than %(most)d rows. Divide it into several files.",
    "More than %(most)d rows are much like what is on record. Divide the table into several files.",
    "The workbook has more than %(most)d sheets. Take the rest out.",
}
NOT_COUNTED = r"(?!из\b|до\b|от\b|и\b|или\b|заседания\b|возвращено\b|подтверждено\b|мы\b|мин\b)"
COUNTED = re.compile(
    rf"(?<!№ )%\((?:count|total|days|months|years|minutes|most|hours|held)\)[sd] {NOT_COUNTED}[а-яё]"
)
OTHER_SIGNS = re.compile(r"\bN[or]\.(?:\s|&nbsp;)*[%{\d]|N°")  # before a number, in English


def messages(language):
    """The messages of a language with their translations."""
    with (settings.BASE_DIR / f"locale/{language}/LC_MESSAGES/django.po").open("rb") as file:
        for message in read_po(file):
            if message.id:
                english = message.id[0] if message.pluralizable else message.id
                yield (
                    message,
                    english,
                    " || ".join(message.string) if message.pluralizable else message.string,
                )


@pytest.mark.parametrize("language", GIVEN_UP)
def test_one_thing_has_one_word(language):
    found = [
        (english, f"{text}: say {word}")
        for _message, english, text in messages(language)
        for pattern, word in GIVEN_UP[language].items()
        if english not in ANOTHER_THING and re.search(pattern, text, re.IGNORECASE)
    ]
    assert found == []


def test_a_counted_word_has_the_forms_of_its_number():
    found = [
        text
        for message, english, text in messages("ru")
        if not message.pluralizable and english not in SAME_NUMBER and COUNTED.search(text)
    ]
    assert found == []


def test_a_number_has_one_sign():
    # Papers of the group are read side by side in three languages: № in English too.
    assert OTHER_SIGNS.search("scan No. %(number)d") and not OTHER_SIGNS.search("scan № %(number)d. No.")
    found = [
        f"{path.relative_to(settings.BASE_DIR)}: {match.group(0)}"
        for folder in ("iiwg", "members", "meetings", "actions", "tmf_registry", "templates")
        for path in sorted((settings.BASE_DIR / folder).rglob("*.*"))
        if path.suffix in {".py", ".html", ".txt"} and (match := OTHER_SIGNS.search(path.read_text()))
    ]
    assert found == []
