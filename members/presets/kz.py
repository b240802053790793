"""Kazakhstan: the composition as reported, names as far as they have a source, what changed between 2021 and 2025."""

from datetime import date

from members.presets.known import (
    ABBR,
    AUTHORITY,
    BESIDE_BOTH,
    MONTH,
    OFFICIAL,
    PATTERNS,
    REMINDER_DAYS,
    REPORT,
    REPORTED_SETTINGS,
    SEEN,
    USAGE,
    YEAR,
    Body,
    Known,
    Official,
    Terms,
)
from members.terms.enums import ChairModel, Output, Route, TermsStatus

PRACTICE = "public texts of the Ministry"
JULY_2024 = "July 2024, the day is not known (kant.kg, 17 July 2024)"
SEPTEMBER_2023 = "September 2023, the day is not known"
JANUARY_2023 = (
    "January 2023, the day is not known (minexkazakhstan.com, 16 January 2023; mgorod.kz, 5 September 2023)"
)
ESTABLISHED = "established in January 2022, the day is not known (unece.org/media/news/365127)"

ECOLOGY_EN = "Ministry of Ecology, Geology and Natural Resources"
ECOLOGY_RU = "Министерство экологии, геологии и природных ресурсов"

# code, kind, parent, [(language, kind, text, confidence, source)]
BODIES: tuple[Body, ...] = (
    ("MES", AUTHORITY, "", [
        ("en", OFFICIAL, "Ministry of Emergency Situations", SEEN, REPORT),
        ("ru", OFFICIAL, "Министерство по чрезвычайным ситуациям Республики Казахстан", SEEN, PRACTICE),
        ("kk", OFFICIAL, "Төтенше жағдайлар министрлігі", SEEN, PRACTICE),
        ("kk", ABBR, "ТЖМ", SEEN, ""), ("en", ABBR, "MES", SEEN, REPORT),
    ]),
    ("ISC", AUTHORITY, "MES", [
        ("en", OFFICIAL, "Industrial Safety Committee", SEEN, REPORT),
        ("ru", OFFICIAL, "Комитет промышленной безопасности", SEEN, PRACTICE),
        ("kk", OFFICIAL, "Өнеркәсіптік қауіпсіздік комитеті", USAGE, ""),
    ]),
    ("DLES", AUTHORITY, "MES", [
        ("en", OFFICIAL, "Department of liquidation of emergency situations", SEEN, REPORT),
        ("ru", OFFICIAL, "Департамент ликвидации чрезвычайных ситуаций", USAGE, ""),
    ]),
    ("EPD", AUTHORITY, "MES", [
        ("en", OFFICIAL, "Emergency Prevention Department", SEEN, REPORT),
        ("ru", OFFICIAL, "Департамент предупреждения чрезвычайных ситуаций", USAGE, ""),
    ]),
    ("EPC", AUTHORITY, "MES", [
        ("ru", OFFICIAL, "Комитет предупреждения чрезвычайных ситуаций", SEEN, JULY_2024),
        ("kk", OFFICIAL, "Төтенше жағдайлардың алдын алу комитеті", SEEN, ""),
    ]),
    ("MENR", AUTHORITY, "", [
        ("en", OFFICIAL, ECOLOGY_EN, SEEN, "Summary of the technical meeting of 23 April 2021"),
        ("ru", OFFICIAL, ECOLOGY_RU, SEEN, PRACTICE),
        ("en", ABBR, "MENR", SEEN, REPORT),
        ("kk", OFFICIAL, "Экология және табиғи ресурстар министрлігі", SEEN, ""),
    ]),
    ("CERC", AUTHORITY, "MENR", [
        ("en", OFFICIAL, "Committee for Environmental Regulation and Control", SEEN, REPORT),
        ("ru", OFFICIAL, "Комитет экологического регулирования и контроля", USAGE, ""),
        ("kk", OFFICIAL, "Экологиялық реттеу және бақылау комитеті", SEEN, ""),
    ]),
    ("DSPWM", AUTHORITY, "MENR", [
        ("en", OFFICIAL, "Department of State Policy in Waste Management", SEEN, REPORT),
        ("ru", OFFICIAL, "Департамент государственной политики управления отходами", SEEN, PRACTICE),
    ]),
    ("MWRI", AUTHORITY, "", [
        ("en", OFFICIAL, "Ministry of Water Resources and Irrigation", SEEN, "el.kz, 1 September 2023"),
        ("ru", OFFICIAL, "Министерство водных ресурсов и ирригации", SEEN, SEPTEMBER_2023),
        ("kk", OFFICIAL, "Су ресурстары және ирригация министрлігі", SEEN, ""),
    ]),
    ("CWR", AUTHORITY, "", [
        ("en", OFFICIAL, "Committee on Water Resources", SEEN, REPORT),
        ("ru", OFFICIAL, "Комитет по водным ресурсам", SEEN, PRACTICE),
    ]),
    ("MFA", AUTHORITY, "", [
        ("en", OFFICIAL, "Ministry of Foreign Affairs", USAGE, ""), ("en", ABBR, "MFA", SEEN, REPORT),
        ("ru", OFFICIAL, "Министерство иностранных дел", USAGE, ""),
        ("kk", OFFICIAL, "Сыртқы істер министрлігі", USAGE, ""),
    ]),
    ("MFA-DMC", AUTHORITY, "MFA", [
        ("en", OFFICIAL, "Department of Multilateral Cooperation", SEEN, REPORT),
        ("ru", OFFICIAL, "Департамент многостороннего сотрудничества", USAGE, ""),
    ]),
    *BESIDE_BOTH,
)  # fmt: skip

# institution, language, name after, from when, how exactly that is known, source
RENAMED = (
    ("MENR", "en", "Ministry of Ecology and Natural Resources", date(2023, 1, 1), MONTH, JANUARY_2023),
    ("MENR", "ru", "Министерство экологии и природных ресурсов", date(2023, 1, 1), MONTH, JANUARY_2023),
    ("CWR", "en", "Committee for regulation, protection and utilisation of water", date(2024, 7, 1), MONTH,
     "July 2024, the day is not known; English name as en.tengrinews.kz writes it"),
    ("CWR", "ru", "Комитет по регулированию, охране и использованию водных ресурсов", date(2024, 7, 1), MONTH, JULY_2024),
)  # fmt: skip
# institution, parent before, parent after, from when, how exactly that is known
MOVED = (("CWR", "MENR", "MWRI", date(2023, 9, 1), MONTH),)
# before, after, from when, how exactly that is known, source
SUCCEEDED = (("EPD", "EPC", date(2024, 7, 1), MONTH, JULY_2024),)

POOL = ("ISC", "CERC")  # two standing chairs
MEMBERS = ("ISC", "DLES", "EPD", "CERC", "DSPWM", "CWR", "MFA-DMC", "IWAC", "WIC")  # composition as reported
OFFICIALS: tuple[Official, ...] = (
    ("Kurumbaev", "Eric", "Eric Kurumbaev", "ISC", [
        ("Head of the Department of State Supervision in Mining and Metallurgy", "", date(2022, 1, 1), YEAR, date(2022, 12, 31),
         "UNECE news on the first meeting (unece.org/media/news/365127): title in 2022; from when and until when is not known"),
    ]),
)  # fmt: skip
NAMES = {
    "name_en": "Inter-Institutional Working Group on Tailings Safety and the Prevention of Accidental Water Pollution",
    "name_ru": "Межведомственная рабочая группа (МРГ) по безопасности хвостохранилищ и предотвращению случайного загрязнения водных объектов",
    "name_kk": "Қалдық қоймаларының қауіпсіздігі және судың авариялық ластануының алдын алу жөніндегі ведомствоаралық жұмыс тобы",
    "label_en": "Terms of Reference as reported (two standing chairs, one meeting a year)",
    "label_ru": "Положение, как о нём сообщалось (два постоянных председателя, одно заседание в год)",
    "label_tg": "Низомнома, чунон ки хабар дода шуд (ду раиси доимӣ, дар як сол як ҷаласа)",
}
TERMS = Terms(
    status=TermsStatus.PROVISIONAL,
    settings=REPORTED_SETTINGS
    | {
        "code": "KZ-REPORTED",
        "country": "KZ",
        "source": "Water Initiatives Center: The process of official establishment of the working groups; Kazakhstan. "
        f"The group was {ESTABLISHED}",
        "route": Route.MINISTERIAL,
        "chair_model": ChairModel.STANDING_PAIR,
        "composition_needs_act": True,
        "time_zone": "Asia/Almaty",
        "calendar_country": "KZ",
        "authoritative_language": "ru",
    },
    names=NAMES,
    secretariat="ISC",
    pool=POOL,
    patterns=PATTERNS,
    reminder_days=REMINDER_DAYS,
    official_languages=("kk", "ru"),
    working_languages=("en",),
    outputs=tuple(Output.values),
    chairing=tuple(
        (code, slot, date(2022, 1, 1), f"Standing chair as reported; the group was {ESTABLISHED}")
        for slot, code in enumerate(POOL, start=1)
    ),
)
KNOWN = Known(
    country="KZ",
    spoken="ru",
    bodies=BODIES,
    officials=OFFICIALS,
    renamed=RENAMED,
    moved=MOVED,
    succeeded=SUCCEEDED,
    terms=(TERMS,),
    listed=MEMBERS,
    seated=MEMBERS,
    list_basis="Composition as reported by the Water Initiatives Center; its act is not recorded",
)
