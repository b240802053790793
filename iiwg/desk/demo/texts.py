"""The words of the DEMO minutes: one set in Tajik, one in Russian, one in English. All invented.

Each is entered with the word DEMO before it, because it names bodies that exist.

Each set: for an agenda item (by its place in the usual agenda) the lines as (kind, text, more). `more` names the
responsible institution and how the line is due: days from today, "quarter", "ongoing" or "meeting".
"""

RUSSIAN = {
    0: [
        ("heard", "Вступительное слово председательствующего о целях заседания.", {}),
        ("decided", "Утвердить повестку дня заседания.", {}),
    ],
    1: [
        ("heard", "Информация Службы о состоянии хвостохранилищ и итогах весенних осмотров.", {}),
        (
            "spoke",
            "Представитель Комитета охраны окружающей среды отметил:\n\n- отбор проб воды ведётся не на всех объектах;\n"
            "- данные мониторинга передаются с опозданием.",
            {},
        ),
        ("decided", "Принять информацию к сведению.", {}),
        (
            "action",
            "Министерству энергетики и водных ресурсов представить предложения по обмену данными мониторинга качества "
            "воды ниже хвостохранилищ.",
            {"responsible": "MEWR", "days": -10},
        ),
    ],
    3: [
        (
            "recommended",
            "Рекомендовать оператору провести внеочередной визуальный осмотр дамбы и дренажных сооружений после "
            "прохождения паводка.",
            {"responsible": "ZARAFSHON", "facility": "Zarafshon"},
        ),
        (
            "action",
            "СП «Зарафшон» представить акт визуального осмотра дамбы с фотографиями.",
            {"responsible": "ZARAFSHON", "days": 12, "facility": "Zarafshon"},
        ),
        (
            "action",
            "Комитету по чрезвычайным ситуациям уточнить списки населения в зоне возможного затопления.",
            {"responsible": "COES", "due": "quarter"},
        ),
    ],
    6: [
        (
            "agreed",
            "Согласиться с проектом плана работы на следующий год с учётом высказанных замечаний.",
            {},
        ),
        (
            "action",
            "Секретариату вести учёт исполнения плана работы.",
            {"responsible": "STATE_SERVICE", "due": "ongoing"},
        ),
    ],
}
TAJIK = {
    0: [
        ("heard", "Сухани ифтитоҳии раисикунанда оид ба мақсадҳои ҷаласа.", {}),
        ("decided", "Рӯзномаи ҷаласа тасдиқ карда шавад.", {}),
    ],
    1: [
        ("heard", "Маълумоти Хадамот дар бораи ҳолати маҳфузгоҳҳои партовҳо.", {}),
        (
            "spoke",
            "Намояндаи Кумитаи ҳифзи муҳити зист дар бораи сифати об дар ҳавзаи дарёи Зарафшон баромад кард.",
            {},
        ),
        ("decided", "Маълумот ба инобат гирифта шавад.", {}),
        (
            "action",
            "Вазорати саноат ва технологияҳои нав рӯйхати маҳфузгоҳҳои бесоҳибро пешниҳод намояд.",
            {"responsible": "MINT", "days": 30},
        ),
    ],
    4: [
        (
            "recommended",
            "Ба ташкилотҳои истифодабаранда тавсия дода шавад, ки нақшаи рафъи садамаҳоро ҳар сол аз нав дида бароянд.",
            {"responsible": "RAREMET"},
        ),
        (
            "action",
            "Кумитаи ҳифзи муҳити зист натиҷаҳои санҷиши сифати обро ба аъзоёни гурӯҳ фиристад.",
            {"responsible": "CEP", "days": 3},
        ),
    ],
    7: [
        (
            "action",
            "Котибот лоиҳаи нақшаи кориро барои ҷаласаи оянда омода намояд.",
            {"responsible": "STATE_SERVICE", "due": "meeting"},
        ),
    ],
}
ENGLISH = {
    0: [
        ("heard", "Opening remarks by the presiding person.", {}),
        ("decided", "Adopt the agenda.", {}),
    ],
    2: [
        ("heard", "Update on the Convention and on the project for Central Asia.", {}),
        ("spoke", "The observer recalled the checklist methodology and offered support for a training.", {}),
        ("decided", "Take note of the information.", {}),
        (
            "action",
            "Nominate two inspectors for the training on the checklist methodology.",
            {"responsible": "COES", "days": 20},
        ),
    ],
    5: [
        (
            "agreed",
            "The work plan of last year was carried out except for two measures, which move to the new plan.",
            {},
        ),
        (
            "action",
            "Report on the two measures that were not carried out, with the reasons.",
            {"responsible": "CEP", "days": 45},
        ),
    ],
}
