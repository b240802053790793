"""The small cast that plays in every test: a group with five authorities and the people around it.

All invented; nobody here is real. `build()` makes the group with the draft Terms of Reference applied
provisionally and the State Service as secretariat; MINT leads today, COES leads next.
"""

import datetime
from types import SimpleNamespace

from dateutil.relativedelta import relativedelta
from django.contrib.auth.models import Group as Role
from django.utils import timezone
from guardian.shortcuts import assign_perm

from iiwg.accounts.models import User
from iiwg.pages.languages import fields_of
from members.chairs.models import ChairingTerm
from members.institutions.enums import InstitutionKind
from members.institutions.models import Group, Institution, InstitutionName
from members.people.models import Person, Post
from members.seats.models import LpiEntry, LpiVersion, MembershipTerm, Seat
from members.terms.enums import ChairModel, NumberKind
from members.terms.models import ApprovalStep, ChairPoolEntry, NumberPattern, ReminderStep, TermsOfReference

PASSWORD = "a good long password"
NAMES = {
    "STATE_SERVICE": (
        "Хадамоти назорати давлатии бехатарии корҳо",
        "Служба по государственному надзору",
        "State Service on Industrial and Mining Safety",
    ),
    "MEWR": ("Вазорати энергетика ва захираҳои об", "Министерство энергетики и водных ресурсов",
             "Ministry of Energy and Water Resources"),
    "MINT": ("Вазорати саноат ва технологияҳои нав", "Министерство промышленности и новых технологий",
             "Ministry of Industry and New Technologies"),
    "COES": ("Кумитаи ҳолатҳои фавқулодда", "Комитет по чрезвычайным ситуациям",
             "Committee of Emergency Situations and Civil Defense"),
    "CEP": ("Кумитаи ҳифзи муҳити зист", "Комитет охраны окружающей среды",
            "Committee of Environmental Protection"),
}  # fmt: skip
PARAGRAPHS = {
    16: ("founding",),
    19: ("list", "nomination", "membership"),
    20: ("invitations",),
    21: ("chairing", "secretariat"),
    22: ("coordination",),
    25: ("meetings", "host"),
    28: ("decisions", "letters"),
    29: ("amendments",),
}
POOL = ["MEWR", "MINT", "COES", "CEP", "STATE_SERVICE"]


def in_alphabets(key: str) -> dict[str, str]:
    """The place of an institution in the lists of every language."""
    return dict.fromkeys(fields_of("alphabet"), key)


def institution(code, names=None, kind=InstitutionKind.AUTHORITY, **fields) -> Institution:
    """An institution with official names in tg, ru, en."""
    made = Institution.objects.create(code=code, kind=kind, **in_alphabets(code.lower()), **fields)
    for language, text in zip(
        ("tg", "ru", "en"), names or (f"{code} тг", f"{code} ру", f"{code} en"), strict=True
    ):
        InstitutionName.objects.create(institution=made, language=language, text=text)
    return made


def user(email, *roles, name="", language="en") -> User:
    """An account with roles."""
    made = User.objects.create_user(
        email, PASSWORD, name=name or email.split("@")[0].title(), language=language
    )
    made.groups.set(Role.objects.filter(name__in=roles))
    return made


def person(family, account=None, at=None, title="Head") -> Person:
    """A person, perhaps with an account and a post."""
    made = Person.objects.create(family_name=family, given_name="Намуна", user=account)
    if at:
        Post.objects.create(
            person=made, institution=at, title_en=title, title_ru="Начальник", title_tg="Сардор"
        )
    return made


def terms_of_reference(places, **changes) -> TermsOfReference:
    """The draft Terms of Reference as applied in tests."""
    fields = {
        "code": "TJ-TEST",
        "name_en": "Inter-Institutional Working Group on Tailings Safety",
        "name_ru": "Межведомственная рабочая группа по безопасности хвостохранилищ",
        "name_tg": "Гурӯҳи кории байниидоравӣ",
        "country": "TJ",
        "status": "provisional",
        "chair_model": ChairModel.ROTATING_PAIR,
        "rotation_period_months": 12,
        "secretariat_institution": places["STATE_SERVICE"],
        "min_meetings_per_year": 2,
        "min_member_term_months": 24,
        "host_rule": "leading_cochair",
        **changes,
    }
    terms = TermsOfReference.objects.create(**fields)
    for ordinal, code in enumerate(POOL, start=1):
        ChairPoolEntry.objects.create(terms=terms, institution=places[code], ordinal=ordinal)
    for kind, pattern in {
        NumberKind.DECISION: "{meeting}/{year}-{n}",
        NumberKind.RECOMMENDATION: "R{meeting}/{year}-{n}",
        NumberKind.AGREEMENT: "A{meeting}/{year}-{n}",
        NumberKind.ACTION: "{meeting}/{year}-T{n}",
    }.items():
        NumberPattern.objects.create(terms=terms, kind=kind, pattern=pattern)
    for days in (14, 3, 0):
        ReminderStep.objects.create(terms=terms, days_before=days)
    ApprovalStep.objects.create(terms=terms, approver="leading_cochair", ordinal=1)
    for number, topics in PARAGRAPHS.items():
        paragraph = terms.paragraphs.create(number=number, text_en=f"What paragraph {number} says.")
        for topic in topics:
            paragraph.topics.create(topic=topic)
    return terms


def build() -> SimpleNamespace:
    """Everybody and everything; reach them as `cast.secretary`, `cast.places["MINT"]`, `cast.lead_term`."""
    Group.objects.create(preset="tj", country="TJ")
    places = {code: institution(code, names) for code, names in NAMES.items()}
    places["OPERATOR"] = institution("OPERATOR", kind=InstitutionKind.OPERATOR)
    terms = terms_of_reference(places)
    lpi = LpiVersion.objects.create(number=1, status="provisional", basis_text="test")
    for ordinal, code in enumerate(NAMES, start=1):
        LpiEntry.objects.create(version=lpi, institution=places[code], ordinal=ordinal)
    cast = SimpleNamespace(places=places, terms=terms, lpi=lpi)
    cast.administrator = user("admin@example.org", "administrator")
    cast.secretary = user("secretary@example.org", "secretariat")
    cast.leading = user("leading@example.org")
    cast.incoming = user("incoming@example.org")
    cast.focal = user("focal@example.org")
    cast.member = user("member@example.org")
    cast.operator = user("operator@example.org")
    cast.observer = user("observer@example.org", "observer")
    cast.stranger = user("stranger@example.org")
    cast.secretary_person = person("Котибзода", cast.secretary, places["STATE_SERVICE"], "Secretary")
    cast.leading_person = person("Пешбарзода", cast.leading, places["MINT"], "Deputy Minister")
    cast.incoming_person = person("Навбатзода", cast.incoming, places["COES"], "First Deputy Chairman")
    cast.member_person = person("Аъзозода", cast.member, places["CEP"], "Head of department")
    assign_perm("represent_institution", cast.focal, places["MEWR"])
    assign_perm("represent_institution", cast.operator, places["OPERATOR"])
    begins = timezone.localdate() - datetime.timedelta(days=120)
    seat = Seat.objects.create(unit=places["CEP"])
    cast.membership = MembershipTerm.objects.create(seat=seat, person=cast.member_person, starts_on=begins)
    cast.lead_term = _term(cast, "MINT", begins, cast.leading_person)
    cast.next_term = _term(cast, "COES", begins + relativedelta(months=12), cast.incoming_person)
    return cast


def _term(cast, code, begins, who) -> ChairingTerm:
    ends = begins + relativedelta(months=12) - datetime.timedelta(days=1)
    return ChairingTerm.objects.create(
        terms=cast.terms, institution=cast.places[code], person=who, starts_on=begins, ends_on=ends
    )


def fresh(who: User) -> User:
    """The same person in the next request: what was asked about them once is asked again."""
    return User.objects.get(pk=who.pk)


def people(cast) -> dict[str, User]:
    """Everybody by the word a test table uses."""
    names = "administrator secretary leading incoming focal member operator observer stranger"
    return {name: getattr(cast, name) for name in names.split()}
