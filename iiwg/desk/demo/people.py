"""DEMO people, named by their post, with one password; the DEMO rotation they serve in."""

import datetime
from types import SimpleNamespace

from dateutil.relativedelta import relativedelta
from django.contrib.auth.models import Group as Role

from iiwg.accounts.models import User
from iiwg.audit.actors import SYSTEM
from members.chairs.models import ChairingTerm
from members.chairs.services import officials, turns
from members.institutions import services as institutions
from members.institutions.models import Institution
from members.institutions.official_letter import NO_LETTER, OfficialLetter
from members.people.services import people, posts
from members.seats.services import memberships
from members.terms.models import TermsOfReference
from members.terms.services import terms

PASSWORD = "demo tailings 2026"
DOMAIN = "demo.example"
# role, roles as codes, family name in Cyrillic and Latin letters, institution, job title en / ru / tg, language
CAST = (
    ("administrator", ["administrator"], "DEMO Маъмур", "DEMO Administrator", "STATE_SERVICE",
     ("System administrator", "Системный администратор", "Маъмури система"), "en"),
    ("secretariat", ["secretariat"], "DEMO Котиб", "DEMO Secretary", "STATE_SERVICE",
     ("Secretary of the group", "Секретарь группы", "Котиби гурӯҳ"), "en"),
    ("leading_cochair", [], "DEMO Муовини вазир", "DEMO Deputy Minister", "MINT",
     ("Deputy Minister", "Заместитель министра", "Муовини вазир"), "ru"),
    ("incoming_cochair", [], "DEMO Муовини раиси Кумита", "DEMO Deputy Chairman", "COES",
     ("First Deputy Chairman", "Первый заместитель председателя", "Муовини якуми раис"), "tg"),
    ("former_cochair", [], "DEMO Муовини вазири энергетика", "DEMO Deputy Minister of Energy", "MEWR",
     ("Deputy Minister", "Заместитель министра", "Муовини вазир"), "ru"),
    ("focal_point", [], "DEMO Шахси масъул", "DEMO Focal Point", "MEWR",
     ("Chief specialist", "Главный специалист", "Сармутахассис"), "ru"),
    ("member", [], "DEMO Аъзои гурӯҳ", "DEMO Member", "CEP",
     ("Head of department", "Начальник управления", "Сардори раёсат"), "tg"),
    ("operator", [], "DEMO Муҳандис", "DEMO Engineer", "ZARAFSHON",
     ("Engineer of the tailings facility", "Инженер хвостохранилища", "Муҳандиси маҳфузгоҳ"), "ru"),
    ("observer", ["observer"], "DEMO Нозир", "DEMO Observer", "UNECE",
     ("Programme officer", "Сотрудник программы", "Корманди барнома"), "en"),
)  # fmt: skip
FOCAL = {"focal_point": "MEWR", "operator": "ZARAFSHON"}
CHAIRS = ("former_cochair", "leading_cochair", "incoming_cochair")


def accounts() -> list[tuple[str, str]]:
    """Role and e-mail of every demo account."""
    return [(row[0], email_of(row[0])) for row in CAST]


def email_of(role: str) -> str:
    """The address of a demo account."""
    return f"{role.replace('_', '.')}@{DOMAIN}"


def build(today: datetime.date) -> SimpleNamespace:
    """Accounts, people, posts, the DEMO rotation and one membership term."""
    cast = SimpleNamespace(users={}, people={}, institutions=Institution.objects.in_bulk(field_name="code"))
    for role, codes, cyrillic, latin, institution, titles, language in CAST:
        user = User.objects.create_user(email_of(role), PASSWORD, name=latin, language=language)
        user.groups.set(Role.objects.filter(name__in=codes))
        person = people.add(
            family_name=cyrillic, latin_name=latin, language=language, emails=[email_of(role)], by=SYSTEM
        )
        people.join_account(person, user, by=SYSTEM)
        english, russian, tajik = titles
        posts.add_post(
            person,
            institution=cast.institutions[institution],
            starts_on=None,
            title_en=english,
            title_ru=russian,
            title_tg=tajik,
            source="DEMO",
            by=SYSTEM,
        )
        cast.users[role], cast.people[role] = user, person
    for role, code in FOCAL.items():
        institutions.grant_focal_point(cast.institutions[code], cast.users[role], by=SYSTEM)
    _rotation(cast, today)
    _membership(cast, today)
    return cast


def _rotation(cast, today: datetime.date) -> None:
    """The draft Terms applied provisionally, and a rotation in which the second co-chair leads for eight months."""
    by = cast.users["secretariat"]
    begins = today - relativedelta(months=20)
    draft = TermsOfReference.objects.get(code="TJ-DRAFT")
    terms.apply_provisionally(draft, starts_on=begins, by=SYSTEM)
    turns.generate_rotation(draft, starts_on=begins, years=5, ground="DEMO rotation start", by=by)
    for term, role in zip(ChairingTerm.objects.order_by("starts_on"), CHAIRS, strict=False):
        if term.is_over:
            source = "DEMO minutes of the time"
            officials.name_former(term, cast.people[role], source=source, letter=NO_LETTER, by=by)
        else:
            officials.name_official(term, cast.people[role], by=SYSTEM)


def _membership(cast, today: datetime.date) -> None:
    for role, unit in (("member", "CEP"), ("secretariat", "STATE_SERVICE")):
        memberships.begin(
            unit=cast.institutions[unit],
            person=cast.people[role],
            capacity="member",
            starts_on=today - relativedelta(months=14),
            ends_on=today + relativedelta(months=16),
            letter=OfficialLetter("DEMO 03-12/145", today - relativedelta(months=14, days=5)),
            by=cast.users["secretariat"],
        )
