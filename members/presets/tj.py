"""Tajikistan: institutions with names as far as they have a source, people named in public documents, both Terms.

Confidence: OFFICIAL = seen in an official, state-media or press text; STANDARD = standard usage, not checked;
UNVERIFIED = our translation. Nobody here is given an account.
"""

from datetime import date

from members.enums import Confidence, InstitutionKind, NameKind

O, S, U = Confidence.OFFICIAL, Confidence.STANDARD, Confidence.UNVERIFIED
OFFICIAL, ABBR, ALIAS = NameKind.OFFICIAL, NameKind.ABBREVIATION, NameKind.ALIAS
AUTHORITY, NGO, WORLD = InstitutionKind.AUTHORITY, InstitutionKind.NGO, InstitutionKind.INTERNATIONAL
DRAFT, SLIDES, REPORT = (
    "Draft Terms of Reference",
    "Presentation of the Service, 2023",
    "Water Initiatives Center, establishment of the working groups",
)

# code, kind, parent, [(language, kind, text, confidence, source)]
INSTITUTIONS = [
    ("STATE_SERVICE", AUTHORITY, "", [
        ("en", OFFICIAL, "State Service on Industrial and Mining Safety under the Government of the Republic of Tajikistan", O, f"{DRAFT}, paragraph 16"),
        ("en", ALIAS, "Service for State Supervision of Safe Work in Industry and Mining Supervision", O, SLIDES),
        ("en", ALIAS, "State Supervision of Safe Work in Industry and Mining Supervision Service", O, REPORT),
        ("ru", OFFICIAL, "Служба по государственному надзору за безопасным ведением работ в промышленности и горному надзору при Правительстве Республики Таджикистан", O, "khovar.tj, January 2016 and January 2017"),
        ("ru", ALIAS, "Главное управление по государственному надзору за безопасным ведением работ в промышленности и горному надзору", O, "narodnaya.tj, 2018"),
        ("tg", OFFICIAL, "Хадамоти назорати давлатии бехатарии корҳо дар саноат ва соҳаи кӯҳкории назди Ҳукумати Ҷумҳурии Тоҷикистон", O, "khovar.tj, January 2016"),
    ]),
    ("MEWR", AUTHORITY, "", [
        ("en", OFFICIAL, "Ministry of Energy and Water Resources of the Republic of Tajikistan", O, f"{DRAFT}, paragraph 16"),
        ("ru", OFFICIAL, "Министерство энергетики и водных ресурсов Республики Таджикистан", O, "caravan-info.pro"),
        ("tg", OFFICIAL, "Вазорати энергетика ва захираҳои оби Ҷумҳурии Тоҷикистон", O, "mewr.tj"),
        ("ru", ABBR, "МЭВР", S, ""), ("tg", ABBR, "ВЭЗО", U, ""), ("en", ABBR, "MEWR", S, ""),
    ]),
    ("MEWR-GTS", AUTHORITY, "MEWR", [
        ("en", OFFICIAL, "State Service for Supervision of the Safety of Hydraulic Structures", O, REPORT),
        ("ru", OFFICIAL, "Государственная служба по надзору за безопасностью гидротехнических сооружений", U, ""),
        ("tg", OFFICIAL, "Хадамоти давлатии назорати бехатарии иншооти гидротехникӣ", U, ""),
    ]),
    ("MEWR-WR", AUTHORITY, "MEWR", [
        ("en", OFFICIAL, "Department of Water Resources", O, REPORT),
        ("ru", OFFICIAL, "Управление водных ресурсов", U, ""),
        ("tg", OFFICIAL, "Раёсати захираҳои об", U, ""),
    ]),
    ("MINT", AUTHORITY, "", [
        ("en", OFFICIAL, "Ministry of Industry and New Technologies of the Republic of Tajikistan", O, f"{DRAFT}, paragraph 16"),
        ("ru", OFFICIAL, "Министерство промышленности и новых технологий Республики Таджикистан", O, "khovar.tj, October 2023"),
        ("tg", OFFICIAL, "Вазорати саноат ва технологияҳои нави Ҷумҳурии Тоҷикистон", O, "sputnik.tj, September 2023"),
        ("ru", ABBR, "МПНТ", S, ""), ("tg", ABBR, "ВСТН", U, ""), ("en", ABBR, "MINT", S, ""),
    ]),
    ("MINT-MPM", AUTHORITY, "MINT", [
        ("en", OFFICIAL, "Department of Mining and Precious Metals", O, REPORT),
        ("ru", OFFICIAL, "Управление горнодобывающей промышленности и драгоценных металлов", U, ""),
        ("tg", OFFICIAL, "Раёсати саноати кӯҳкорӣ ва металлҳои қиматбаҳо", U, ""),
    ]),
    ("COES", AUTHORITY, "", [
        ("en", OFFICIAL, "Committee of Emergency Situations and Civil Defense under the Government of the Republic of Tajikistan", O, f"{DRAFT}, paragraph 21"),
        ("en", ALIAS, "Committee for Emergency Situations and Civil Defense", O, REPORT),
        ("ru", OFFICIAL, "Комитет по чрезвычайным ситуациям и гражданской обороне при Правительстве Республики Таджикистан", O, "khovar.tj, June 2016 and December 2021"),
        ("tg", OFFICIAL, "Кумитаи ҳолатҳои фавқулодда ва мудофиаи граждании назди Ҳукумати Ҷумҳурии Тоҷикистон", O, "mmih.tj"),
        ("tg", ALIAS, "Кумитаи ҳолатҳои фавқулода ва мудофиаи граждании назди Ҳукумати Ҷумҳурии Тоҷикистон", S, "spelling of newer acts"),
        ("ru", ABBR, "КЧС и ГО", O, ""), ("tg", ABBR, "КҲФ ва МГ", S, ""), ("en", ABBR, "CoES", S, ""),
    ]),
    ("CEP", AUTHORITY, "", [
        ("en", OFFICIAL, "Committee of Environmental Protection under the Government of the Republic of Tajikistan", O, f"{DRAFT}, paragraph 21"),
        ("en", ALIAS, "Committee for Environmental Protection", O, REPORT),
        ("ru", OFFICIAL, "Комитет охраны окружающей среды при Правительстве Республики Таджикистан", O, "tajnature.tj"),
        ("tg", OFFICIAL, "Кумитаи ҳифзи муҳити зисти назди Ҳукумати Ҷумҳурии Тоҷикистон", O, "tajnature.tj"),
        ("ru", ABBR, "КООС", S, ""), ("tg", ABBR, "КҲМЗ", U, ""), ("en", ABBR, "CEP", S, ""),
    ]),
    ("NAST", InstitutionKind.ACADEMIA, "", [
        ("en", OFFICIAL, "National Academy of Sciences of Tajikistan", S, ""),
        ("en", ALIAS, "Academy of Sciences of the Republic of Tajikistan", O, f"{DRAFT}, paragraph 1"),
        ("ru", OFFICIAL, "Национальная академия наук Таджикистана", S, ""),
        ("ru", ALIAS, "Академия наук Республики Таджикистан", O, "khovar.tj, May 2016"),
        ("tg", OFFICIAL, "Академияи миллии илмҳои Тоҷикистон", O, "cryosphere.tj, khovar.tj"),
        ("tg", ALIAS, "Академияи илмҳои Ҷумҳурии Тоҷикистон", O, "used until about 2020"),
        ("tg", ABBR, "АМИТ", O, ""), ("ru", ABBR, "НАНТ", S, ""),
    ]),
    ("CBRN", AUTHORITY, "NAST", [
        ("en", OFFICIAL, "Agency on Chemical, Biological, Radiation and Nuclear Safety and Security", U, ""),
        ("en", ALIAS, "Nuclear and Radiation Safety Agency", S, "earlier name"),
        ("ru", OFFICIAL, "Агентство по химической, биологической, радиационной и ядерной безопасности", U, ""),
        ("tg", OFFICIAL, "Агентии амнияти химиявӣ, биологӣ, радиатсионӣ ва ядроӣ", O, "khovar.tj, November 2024 and July 2025"),
    ]),
    ("RAREMET", InstitutionKind.OPERATOR, "", [
        ("en", OFFICIAL, "State Unitary Enterprise “Tajik Rare Metals”", U, ""),
        ("en", ALIAS, "Tajredmet", S, "World Nuclear News"),
        ("en", ALIAS, "Vostokredmet", S, "earlier name"),
        ("ru", OFFICIAL, "ГУП «Таджикские редкие металлы»", S, ""),
        ("tg", OFFICIAL, "КВД «Фулузоти нодири Тоҷикистон»", O, "komron.info"),
    ]),
    ("ZARAFSHON", InstitutionKind.OPERATOR, "", [
        ("en", OFFICIAL, "Joint Venture “Zarafshon”", O, f"{SLIDES}, slide 5"),
        ("en", ALIAS, "Zarafshan", O, "Summary of the technical meeting of 23 April 2021"),
        ("en", ALIAS, "Zeravshan Gold Company", S, ""),
        ("ru", OFFICIAL, "СП «Зарафшон»", S, ""),
        ("tg", OFFICIAL, "ҶДММ Корхонаи муштараки «Зарафшон»", O, "ktr.tj"),
    ]),
    ("MFA", AUTHORITY, "", [
        ("en", OFFICIAL, "Ministry of Foreign Affairs of the Republic of Tajikistan", O, REPORT),
        ("ru", OFFICIAL, "Министерство иностранных дел Республики Таджикистан", O, ""),
        ("tg", OFFICIAL, "Вазорати корҳои хориҷии Ҷумҳурии Тоҷикистон", S, ""),
        ("ru", ABBR, "МИД", S, ""), ("tg", ABBR, "ВКХ", S, ""),
    ]),
    ("OSCE", WORLD, "", [
        ("en", OFFICIAL, "Organization for Security and Co-operation in Europe", O, "Summary of the technical meeting of 23 April 2021"),
        ("ru", OFFICIAL, "Организация по безопасности и сотрудничеству в Европе", S, ""),
        ("en", ABBR, "OSCE", O, ""), ("ru", ABBR, "ОБСЕ", S, ""),
    ]),
    ("UNECE", WORLD, "", [
        ("en", OFFICIAL, "United Nations Economic Commission for Europe", O, f"{DRAFT}, paragraph 6"),
        ("ru", OFFICIAL, "Европейская экономическая комиссия Организации Объединённых Наций", S, ""),
        ("en", ABBR, "UNECE", O, ""), ("ru", ABBR, "ЕЭК ООН", S, ""),
    ]),
    ("UNDRR", WORLD, "", [
        ("en", OFFICIAL, "United Nations Office for Disaster Risk Reduction", O, "Summary of the technical meeting of 23 April 2021"),
        ("en", ABBR, "UNDRR", O, ""),
    ]),
    ("IWAC", WORLD, "", [
        ("en", OFFICIAL, "International Water Assessment Centre", O, REPORT),
        ("ru", OFFICIAL, "Международный центр оценки вод", O, "iwac.kz"),
        ("en", ABBR, "IWAC", O, ""), ("ru", ABBR, "МЦОВ", O, ""),
    ]),
    ("WIC", NGO, "", [
        ("en", OFFICIAL, "Public Foundation “Water Initiatives Center”", O, REPORT),
        ("ru", OFFICIAL, "ОФ «Центр водных инициатив»", U, ""),
    ]),
]  # fmt: skip

POOL = ["MEWR", "MINT", "COES", "CEP", "STATE_SERVICE"]  # the order of paragraph 21
FOUNDERS = ["STATE_SERVICE", "MEWR", "MINT", "COES", "CEP"]  # slide 5
UNITS = ["STATE_SERVICE", "MEWR-GTS", "MEWR-WR", "MINT-MPM", "COES", "CEP"]  # composition as reported

# family, given, latin, institution, [(title en, title ru, from, to, source)]
PEOPLE = [
    ("Мирзозода", "Ардашер", "Ardasher Mirzozoda", "STATE_SERVICE", [
        ("Deputy Chairman", "Заместитель председателя", None, None, "Summary of the technical meeting of 23 April 2021: title on that day"),
        ("First Deputy of Chairman", "Первый заместитель председателя", date(2023, 1, 1), None, "Presentation of 2023; the day of the appointment is not known"),
    ]),
]  # fmt: skip

NAMES = {
    "draft": (
        "Inter-Institutional Working Group on Tailings Safety and Water Management",
        "Межведомственная рабочая группа по безопасности хвостохранилищ и управлению водными ресурсами",
        "Гурӯҳи кории байниидоравӣ оид ба бехатарии маҳфузгоҳҳои партовҳо ва идоракунии захираҳои об",
    ),
    "reported": (
        "Inter-Institutional Working Group on Tailings Safety and the Prevention of Accidental Water Pollution",
        "Межведомственная рабочая группа по безопасности хвостохранилищ и предотвращению аварийного загрязнения вод",
        "Гурӯҳи кории байниидоравӣ оид ба бехатарии маҳфузгоҳҳои партовҳо ва пешгирии ифлосшавии садамавии об",
    ),
}
LABELS = {
    "draft": (
        "Draft Terms of Reference (text of 29 paragraphs)",
        "Проект Положения (текст из 29 пунктов)",
        "Лоиҳаи Низомнома (матн аз 29 банд)",
    ),
    "reported": (
        "Terms of Reference as reported (one chair, one meeting a year)",
        "Положение, как о нём сообщалось (один председатель, одно заседание в год)",
        "Низомнома, чунон ки хабар дода шуд (як раис, дар як сол як ҷаласа)",
    ),
}
COMMON = {
    "country": "TJ",
    "secretariat_model": "fixed",
    "min_member_term_months": None,
    "time_zone": "Asia/Dushanbe",
    "calendar_country": "TJ",
    "authoritative_language": "tg",
}
DRAFT_SETTINGS = COMMON | {
    "code": "TJ-DRAFT",
    "source": "Draft Terms of Reference, paragraphs 1 to 29; not an adopted text",
    "chair_model": "rotating_pair",
    "rotation_period_months": 12,
    "min_meetings_per_year": 2,
    "cadence_basis": "calendar_year",
    "host_rule": "leading_cochair",
    "invitation_approval": "leading_cochair",
    "decision_rule": "consensus",
    "min_member_term_months": 24,
    "correspondence_signatory": "leading_cochair",
}
REPORTED_SETTINGS = COMMON | {
    "code": "TJ-REPORTED",
    "source": "Water Initiatives Center: The process of official establishment of the working groups; Tajikistan",
    "route": "government_approval",
    "chair_model": "single",
    "min_meetings_per_year": 1,
    "cadence_basis": "calendar_year",
    "host_rule": "chair",
    "correspondence_signatory": "chair",
}
PATTERNS = {
    "decision": "{meeting}/{year}-{n}",
    "recommendation": "{meeting}/{year}-R{n}",
    "agreement": "{meeting}/{year}-A{n}",
    "action": "{meeting}/{year}-T{n}",
}
