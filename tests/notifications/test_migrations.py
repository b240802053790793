"""What an earlier version kept of letters that failed is read as this one tells it."""

BEFORE, AFTER = [("notifications", "0002_reminder_rung")], [("notifications", "0003_fault_and_seen")]
KEPT = [
    ("{'=?utf-8?b?0J3QvtC8?= <half4@min.example>': (550, b'no such user here')}", "no_address", "550 no such user here"),
    ("(554, b'5.7.1 spam\\nrefused', 'secretariat@iiwg')", "refused", "554 5.7.1 spam refused"),
    ("(451, b\"don't hurry\")", "later", "451 don't hurry"),
    ("[Errno 111] Connection refused", "no_answer", ""),
    ("Connection unexpectedly closed", "no_answer", ""),
    ("its worker died each time", "died", ""),
    ("something else", "unknown", ""),
    ("", "", ""),
]  # fmt: skip


def test_why_letters_failed_is_read_from_what_was_kept(migrated):
    letters = migrated(BEFORE).get_model("notifications", "Notification").objects
    for error, _fault, _answer in KEPT:
        letters.create(code="x", language="en", subject=error or "-", text="t", state="failed", error=error)
    letters = migrated(AFTER).get_model("notifications", "Notification").objects
    assert list(letters.order_by("pk").values_list("fault", "error")) == [
        (fault, answer) for _error, fault, answer in KEPT
    ]
