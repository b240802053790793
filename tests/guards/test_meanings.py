"""One English word may stand for several things: each of them has its own word in Russian and in Tajik."""

import pytest
from django.utils import translation

from iiwg.desk.administration.views.mail import TO
from meetings.minutes.enums import LineKind
from members.calendar.forms import HolidayForm
from members.chairs.forms import DelegationForm
from members.institutions.forms import NameForm
from members.institutions.models import InstitutionName
from members.letters.views import LetterSent
from members.nominations.forms import StepTemplateForm
from members.seats.forms import InstitutionForVersion, MembershipForm
from tmf_registry.facilities.enums import Lifecycle
from tmf_registry.facilities.models import Facility

WORDS = [
    ("a note field of a deputy", DelegationForm.base_fields["note"].label, "Примечание", "Эзоҳ"),
    ("a note field of a list", InstitutionForVersion.base_fields["note"].label, "Примечание", "Эзоҳ"),
    ("what those present noted", LineKind.NOTE.label, "Отметили", "Қайд карданд"),
    ("to whom a letter goes", TO.label, "Кому", "Қабулкунанда"),
    ("until when a term lasts", MembershipForm.base_fields["ends_on"].label, "По", "То"),
    ("the button that records", LetterSent.submit, "Записать", "Сабт кардан"),
    ("a facility that is planned", Lifecycle.PLANNED.label, "Планируемое", "Ба нақша гирифташуда"),
    ("a facility that is closed", Lifecycle.CLOSED.label, "Закрытое", "Басташуда"),
    ("the name of a holiday", HolidayForm.base_fields["name"].label, "Название", "Ном"),
    ("the name of steps", StepTemplateForm.base_fields["name"].label, "Название", "Ном"),
    ("the name of a body", NameForm.base_fields["text"].label, "Название", "Ном"),
    (
        "the name of a body, in a record",
        InstitutionName._meta.get_field("text").verbose_name,
        "название",
        "ном",
    ),
    ("the name of a facility", Facility._meta.get_field("name").verbose_name, "название", "ном"),
]


@pytest.mark.parametrize(
    ("label", "russian", "tajik"), [words[1:] for words in WORDS], ids=[words[0] for words in WORDS]
)
def test_each_meaning_has_its_own_word(label, russian, tajik):
    with translation.override("ru"):
        assert str(label) == russian
    with translation.override("tg"):
        assert str(label) == tajik
