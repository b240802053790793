"""Tajikistan: institutions with names as far as they have a source, people named in public documents, both Terms.

Nobody here is given an account.
"""

from datetime import date
from pathlib import Path

from members.institutions.enums import InstitutionKind
from members.presets.known import (
    ABBR,
    ALIAS,
    AUTHORITY,
    BESIDE_BOTH,
    DAY,
    OFFICIAL,
    OURS,
    PATTERNS,
    REMINDER_DAYS,
    REPORT,
    REPORTED_SETTINGS,
    SEEN,
    SHARED_SETTINGS,
    USAGE,
    WORLD,
    YEAR,
    Body,
    Known,
    Official,
    Terms,
)
from members.presets.playbooks import OBJECTIVES_SOURCE, OBJECTIVES_TJ
from members.terms.enums import Approver, ChairModel, DecisionRule, Output, Route, TermsStatus

DRAFT, SLIDES = "Draft Terms of Reference", "Presentation of the Service, 2023"
PARAGRAPHS = Path(__file__).parent / "tj_draft_paragraphs.txt"

# code, kind, parent, [(language, kind, text, confidence, source)]
BODIES: tuple[Body, ...] = (
    ("STATE_SERVICE", AUTHORITY, "", [
        ("en", OFFICIAL, "State Service on Industrial and Mining Safety under the Government", SEEN, f"{DRAFT}, paragraph 16"),
        ("en", ALIAS, "Service for State Supervision of Safe Work in Industry and Mining Supervision", SEEN, SLIDES),
        ("en", ALIAS, "State Supervision of Safe Work in Industry and Mining Supervision Service", SEEN, REPORT),
        ("ru", OFFICIAL, "Служба по государственному надзору за безопасным ведением работ в промышленности и горному надзору при Правительстве Республики Таджикистан", SEEN, "khovar.tj, January 2016 and January 2017"),
        ("ru", ALIAS, "Главное управление по государственному надзору за безопасным ведением работ в промышленности и горному надзору", SEEN, "narodnaya.tj, 2018"),
        ("tg", OFFICIAL, "Хадамоти назорати давлатии бехатарии корҳо дар саноат ва соҳаи кӯҳкории назди Ҳукумати Ҷумҳурии Тоҷикистон", SEEN, "khovar.tj, January 2016"),
    ]),
    ("MEWR", AUTHORITY, "", [
        ("en", OFFICIAL, "Ministry of Energy and Water Resources", SEEN, f"{DRAFT}, paragraph 16"),
        ("ru", OFFICIAL, "Министерство энергетики и водных ресурсов Республики Таджикистан", SEEN, "caravan-info.pro"),
        ("tg", OFFICIAL, "Вазорати энергетика ва захираҳои оби Ҷумҳурии Тоҷикистон", SEEN, "mewr.tj"),
        ("ru", ABBR, "МЭВР", USAGE, ""), ("tg", ABBR, "ВЭЗО", OURS, ""), ("en", ABBR, "MEWR", OURS, ""),
    ]),
    ("MEWR-GTS", AUTHORITY, "MEWR", [
        ("en", OFFICIAL, "State Service for Supervision of the Safety of Hydraulic Structures", SEEN, REPORT),
        ("ru", OFFICIAL, "Государственная служба по надзору за безопасностью гидротехнических сооружений", OURS, ""),
        ("tg", OFFICIAL, "Хадамоти давлатии назорати бехатарии иншооти гидротехникӣ", OURS, ""),
    ]),
    ("MEWR-WR", AUTHORITY, "MEWR", [
        ("en", OFFICIAL, "Department of Water Resources", SEEN, REPORT),
        ("ru", OFFICIAL, "Управление водных ресурсов", OURS, ""),
        ("tg", OFFICIAL, "Раёсати захираҳои об", OURS, ""),
    ]),
    ("MINT", AUTHORITY, "", [
        ("en", OFFICIAL, "Ministry of Industry and New Technologies", SEEN, f"{DRAFT}, paragraph 16"),
        ("ru", OFFICIAL, "Министерство промышленности и новых технологий Республики Таджикистан", SEEN, "khovar.tj, October 2023"),
        ("tg", OFFICIAL, "Вазорати саноат ва технологияҳои нави Ҷумҳурии Тоҷикистон", SEEN, "sputnik.tj, September 2023"),
        ("ru", ABBR, "МПНТ", USAGE, ""), ("tg", ABBR, "ВСТН", OURS, ""), ("en", ABBR, "MINT", OURS, ""),
    ]),
    ("MINT-MPM", AUTHORITY, "MINT", [
        ("en", OFFICIAL, "Department of Mining and Precious Metals", SEEN, REPORT),
        ("ru", OFFICIAL, "Управление горнодобывающей промышленности и драгоценных металлов", OURS, ""),
        ("tg", OFFICIAL, "Раёсати саноати кӯҳкорӣ ва металлҳои қиматбаҳо", OURS, ""),
    ]),
    ("COES", AUTHORITY, "", [
        ("en", OFFICIAL, "Committee of the Emergency Situations and Civil Defense under the Government", SEEN, f"{DRAFT}, paragraph 21"),
        ("en", ALIAS, "Committee for Emergency Situations and Civil Defense", SEEN, REPORT),
        ("ru", OFFICIAL, "Комитет по чрезвычайным ситуациям и гражданской обороне при Правительстве Республики Таджикистан", SEEN, "khovar.tj, June 2016 and December 2021"),
        ("tg", OFFICIAL, "Кумитаи ҳолатҳои фавқулодда ва мудофиаи граждании назди Ҳукумати Ҷумҳурии Тоҷикистон", SEEN, "mmih.tj"),
        ("tg", ALIAS, "Кумитаи ҳолатҳои фавқулода ва мудофиаи граждании назди Ҳукумати Ҷумҳурии Тоҷикистон", USAGE, "spelling of newer acts"),
        ("ru", ABBR, "КЧС и ГО", SEEN, ""), ("tg", ABBR, "КҲФ ва МГ", USAGE, ""), ("en", ABBR, "CoES", OURS, ""),
    ]),
    ("CEP", AUTHORITY, "", [
        ("en", OFFICIAL, "Committee of the Environmental Protection under the Government", SEEN, f"{DRAFT}, paragraph 21"),
        ("en", ALIAS, "Committee for Environmental Protection", SEEN, REPORT),
        ("ru", OFFICIAL, "Комитет охраны окружающей среды при Правительстве Республики Таджикистан", SEEN, "tajnature.tj"),
        ("tg", OFFICIAL, "Кумитаи ҳифзи муҳити зисти назди Ҳукумати Ҷумҳурии Тоҷикистон", SEEN, "tajnature.tj"),
        ("ru", ABBR, "КООС", USAGE, ""), ("tg", ABBR, "КҲМЗ", OURS, ""), ("en", ABBR, "CEP", OURS, ""),
    ]),
    ("NAST", InstitutionKind.ACADEMIA, "", [
        ("en", OFFICIAL, "National Academy of Sciences of Tajikistan", USAGE, ""),
        ("en", ALIAS, "Academy of Sciences of the Republic of Tajikistan", SEEN, f"{DRAFT}, paragraph 1"),
        ("ru", OFFICIAL, "Национальная академия наук Таджикистана", USAGE, ""),
        ("ru", ALIAS, "Академия наук Республики Таджикистан", SEEN, "khovar.tj, May 2016"),
        ("tg", OFFICIAL, "Академияи миллии илмҳои Тоҷикистон", SEEN, "cryosphere.tj, khovar.tj"),
        ("tg", ALIAS, "Академияи илмҳои Ҷумҳурии Тоҷикистон", SEEN, "used until about 2020"),
        ("tg", ABBR, "АМИТ", SEEN, ""), ("ru", ABBR, "НАНТ", USAGE, ""),
    ]),
    ("CBRN", AUTHORITY, "NAST", [
        ("en", OFFICIAL, "Agency on Chemical, Biological, Radiation and Nuclear Safety and Security", OURS, ""),
        ("en", ALIAS, "Nuclear and Radiation Safety Agency", USAGE, "earlier name"),
        ("ru", OFFICIAL, "Агентство по химической, биологической, радиационной и ядерной безопасности", OURS, ""),
        ("tg", OFFICIAL, "Агентии амнияти химиявӣ, биологӣ, радиатсионӣ ва ядроӣ", SEEN, "khovar.tj, November 2024 and July 2025"),
    ]),
    ("RAREMET", InstitutionKind.OPERATOR, "", [
        ("en", OFFICIAL, "State Unitary Enterprise “Tajik Rare Metals”", OURS, ""),
        ("en", ALIAS, "Tajredmet", USAGE, "World Nuclear News"),
        ("en", ALIAS, "Vostokredmet", USAGE, "earlier name"),
        ("ru", OFFICIAL, "ГУП «Таджикские редкие металлы»", USAGE, ""),
        ("tg", OFFICIAL, "КВД «Фулузоти нодири Тоҷикистон»", SEEN, "komron.info"),
    ]),
    ("ZARAFSHON", InstitutionKind.OPERATOR, "", [
        ("en", OFFICIAL, "JV “Zarafshon”", SEEN, f"{SLIDES}, slide 5"),
        ("en", ALIAS, "Zarafshan", SEEN, "Summary of the technical meeting of 23 April 2021"),
        ("en", ALIAS, "Zeravshan Gold Company", USAGE, ""),
        ("ru", OFFICIAL, "СП «Зарафшон»", USAGE, ""),
        ("tg", OFFICIAL, "ҶДММ Корхонаи муштараки «Зарафшон»", SEEN, "ktr.tj"),
    ]),
    ("MFA", AUTHORITY, "", [
        ("en", OFFICIAL, "Ministry of Foreign Affairs", USAGE, ""), ("en", ABBR, "MFA", SEEN, REPORT),
        ("ru", OFFICIAL, "Министерство иностранных дел Республики Таджикистан", SEEN, ""),
        ("tg", OFFICIAL, "Вазорати корҳои хориҷии Ҷумҳурии Тоҷикистон", USAGE, ""),
        ("ru", ABBR, "МИД", USAGE, ""), ("tg", ABBR, "ВКХ", USAGE, ""),
    ]),
    ("DRR_PLATFORM", InstitutionKind.OTHER, "COES", [
        ("en", OFFICIAL, "National Platform of the Republic of Tajikistan on Disaster Risk Reduction", SEEN, f"{DRAFT}, paragraph 17"),
        ("ru", OFFICIAL, "Национальная платформа Республики Таджикистан по снижению риска стихийных бедствий", SEEN, "mmih.tj"),
        ("tg", OFFICIAL, "Платформаи миллии Ҷумҳурии Тоҷикистон оид ба паст кардани хавфи офатҳои табиӣ", SEEN, "mmih.tj"),
    ]),
    ("WATER_DIALOGUE", InstitutionKind.OTHER, "MEWR", [
        ("en", OFFICIAL, "Coordination Council of the National Water Policy Dialogue on Integrated Water Resource Management", SEEN, f"{DRAFT}, paragraph 18"),
    ]),
    ("WATER_COUNCIL", InstitutionKind.OTHER, "", [
        ("en", OFFICIAL, "National Water Council", SEEN, "asiaplus.news, 11 December 2025: created on 29 May 2025"),
        ("ru", OFFICIAL, "Национальный водный совет", OURS, ""),
        ("tg", OFFICIAL, "Шурои миллии об", OURS, ""),
    ]),
    ("OSCE", WORLD, "", [
        ("en", OFFICIAL, "Organization for Security and Co-operation in Europe", SEEN, "Summary of the technical meeting of 23 April 2021"),
        ("ru", OFFICIAL, "Организация по безопасности и сотрудничеству в Европе", USAGE, ""),
        ("en", ABBR, "OSCE", SEEN, ""), ("ru", ABBR, "ОБСЕ", USAGE, ""),
    ]),
    ("UNECE", WORLD, "", [
        ("en", OFFICIAL, "United Nations Economic Commission for Europe", SEEN, f"{DRAFT}, paragraph 6"),
        ("ru", OFFICIAL, "Европейская экономическая комиссия Организации Объединённых Наций", USAGE, ""),
        ("en", ABBR, "UNECE", SEEN, ""), ("ru", ABBR, "ЕЭК ООН", USAGE, ""),
    ]),
    ("UNDRR", WORLD, "", [
        ("en", OFFICIAL, "United Nations Office for Disaster Risk Reduction", SEEN, "Summary of the technical meeting of 23 April 2021"),
        ("en", ABBR, "UNDRR", SEEN, ""),
    ]),
    *BESIDE_BOTH,
)  # fmt: skip

POOL = ("MEWR", "MINT", "COES", "CEP", "STATE_SERVICE")  # the order of paragraph 21
FOUNDERS = ("STATE_SERVICE", "MEWR", "MINT", "COES", "CEP")  # slide 5
UNITS = ("STATE_SERVICE", "MEWR-GTS", "MEWR-WR", "MINT-MPM", "COES", "CEP")  # composition as reported

# family, given, latin, institution, [(title en, title ru, from, how exactly that is known, to, source)]
OFFICIALS: tuple[Official, ...] = (
    ("Мирзозода", "Ардашер", "Ardasher Mirzozoda", "STATE_SERVICE", [
        ("Deputy Chairman", "Заместитель председателя", None, DAY, None, "Summary of the technical meeting of 23 April 2021: title on that day; Russian title: our translation"),
        ("First Deputy of Chairman", "Первый заместитель председателя", date(2023, 1, 1), YEAR, None, "Presentation of 2023; the day of the appointment is not known; Russian title: our translation"),
    ]),
)  # fmt: skip

DRAFT_NAMES = {
    "name_en": "Inter-Institutional Working Group on Tailings Safety and Water Management",
    "name_ru": "Межведомственная рабочая группа по безопасности хвостохранилищ и управлению водными ресурсами",
    "name_tg": "Гурӯҳи кории байниидоравӣ оид ба бехатарии маҳфузгоҳҳои партовҳо ва идоракунии захираҳои об",
    "label_en": "Draft Terms of Reference (text of 29 paragraphs)",
    "label_ru": "Проект Положения (текст из 29 пунктов)",
    "label_tg": "Лоиҳаи Низомнома (матн аз 29 банд)",
}
REPORTED_NAMES = {
    "name_en": "Inter-Institutional Working Group on Tailings Safety and the Prevention of Accidental Water Pollution",
    "name_ru": "Межведомственная рабочая группа по безопасности хвостохранилищ и предотвращению аварийного загрязнения вод",
    "name_tg": "Гурӯҳи кории байниидоравӣ оид ба бехатарии маҳфузгоҳҳои партовҳо ва пешгирии ифлосшавии садамавии об",
    "label_en": "Terms of Reference as reported (one chair, one meeting a year)",
    "label_ru": "Положение, как о нём сообщалось (один председатель, одно заседание в год)",
    "label_tg": "Низомнома, чунон ки хабар дода шуд (як раис, дар як сол як ҷаласа)",
}
COUNTRY = {
    "country": "TJ",
    "time_zone": "Asia/Dushanbe",
    "calendar_country": "TJ",
    "authoritative_language": "tg",
}
DRAFT_TERMS = Terms(
    status=TermsStatus.DRAFT,
    settings=COUNTRY
    | SHARED_SETTINGS
    | {
        "code": "TJ-DRAFT",
        "source": "Draft Terms of Reference, paragraphs 1 to 29; not an adopted text",
        "chair_model": ChairModel.ROTATING_PAIR,
        "rotation_period_months": 12,
        "min_meetings_per_year": 2,
        "host_rule": Approver.LEADING_COCHAIR,
        "invitation_approval": Approver.LEADING_COCHAIR,
        "decision_rule": DecisionRule.CONSENSUS,
        "min_member_term_months": 24,
        "correspondence_signatory": Approver.LEADING_COCHAIR,
    },
    names=DRAFT_NAMES,
    secretariat="STATE_SERVICE",
    pool=POOL,
    approver=Approver.LEADING_COCHAIR,
    patterns=PATTERNS,
    reminder_days=REMINDER_DAYS,
    official_languages=("tg",),
    working_languages=("ru", "en"),
    text=PARAGRAPHS,
)
REPORTED_TERMS = Terms(
    status=TermsStatus.PROVISIONAL,
    settings=COUNTRY
    | REPORTED_SETTINGS
    | {
        "code": "TJ-REPORTED",
        "source": "Water Initiatives Center: The process of official establishment of the working groups; Tajikistan",
        "route": Route.GOVERNMENT,
        "chair_model": ChairModel.SINGLE,
    },
    names=REPORTED_NAMES,
    secretariat="STATE_SERVICE",
    pool=("STATE_SERVICE",),
    approver=Approver.CHAIR,
    patterns=PATTERNS,
    reminder_days=REMINDER_DAYS,
    official_languages=("tg",),
    working_languages=("ru", "en"),
    outputs=tuple(Output.values),
)
KNOWN = Known(
    country="TJ",
    spoken="tg",
    bodies=BODIES,
    officials=OFFICIALS,
    terms=(DRAFT_TERMS, REPORTED_TERMS),
    listed=FOUNDERS,
    seated=UNITS,
    list_basis="Five founding authorities named in the presentation of 2023, slide 5; no decision is known",
    objectives=OBJECTIVES_TJ,
    objectives_source=OBJECTIVES_SOURCE,
)
