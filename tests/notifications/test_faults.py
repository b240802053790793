"""Why a letter did not go out, as a real mail server says it: what is tried again, what is given up, who reads what."""

import logging
import smtplib
import ssl

import pytest
from django.utils import translation

from iiwg.notifications import services
from iiwg.notifications.enums import Fault
from iiwg.notifications.faults import read
from iiwg.notifications.models import Notification
from tests.notifications.mailserver import MailServer
from tests.servers.private import free_port

pytestmark = pytest.mark.django_db
ADDRESS = "half4@min.example"


@pytest.fixture
def sent_to(settings):
    """A function that sends a letter to a mail server and gives the letter as it stands then."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 20

    def send(port: int) -> Notification:
        settings.EMAIL_PORT = port
        letter = Notification.objects.create(
            code="x", to_email=ADDRESS, to_name="Номи нав", language="tg", subject="s", text="t"
        )
        services.deliver(letter.pk)
        letter.refresh_from_db()
        return letter

    return send


REFUSED = [
    pytest.param({"RCPT": "550 no such user here"}, "no_address", "550 no such user here", id="no user"),
    pytest.param({"RCPT": "550 5.1.1 unknown"}, "no_address", "550 5.1.1 unknown", id="no user, RFC 3463"),
    pytest.param({"RCPT": "550 5.7.1 relaying denied"}, "refused", "550 5.7.1 relaying denied", id="policy"),
    pytest.param({"RCPT": "552 mailbox full"}, "refused", "552 mailbox full", id="mailbox"),
    pytest.param({"MAIL": "553 not your name"}, "sender", "553 not your name", id="sender"),
    pytest.param({"taken": "554 spam"}, "refused", "554 spam", id="content"),
]


@pytest.mark.parametrize(("answers", "fault", "answer"), REFUSED)
def test_a_refusal_is_final_at_once(sent_to, answers, fault, answer):
    with MailServer(**answers) as server:
        letter = sent_to(server.port)
    assert (letter.state, letter.attempts, letter.fault, letter.error) == ("failed", 1, fault, answer)
    assert letter.next_attempt_at is None


FOR_NOW = [
    pytest.param({"RCPT": "451 greylisted"}, "later", "451 greylisted", id="greylisting"),
    pytest.param({"MAIL": "452 disk full"}, "later", "452 disk full", id="server full"),
    pytest.param({"taken": "421 closing"}, "later", "421 closing", id="closing"),
    pytest.param({"taken": "close"}, "no_answer", "", id="takes it, then closes"),
    pytest.param({"greeting": "close"}, "no_answer", "", id="closes at once"),
    pytest.param({"greeting": "554 go away"}, "not_let_in", "554 go away", id="turns the site away"),
    pytest.param({"MAIL": "530 sign in first"}, "not_let_in", "530 sign in first", id="sign in"),
]


@pytest.mark.parametrize(("answers", "fault", "answer"), FOR_NOW)
def test_what_is_for_now_is_tried_again(sent_to, answers, fault, answer):
    with MailServer(**answers) as server:
        letter = sent_to(server.port)
    assert (letter.state, letter.attempts, letter.fault, letter.error) == ("queued", 1, fault, answer)
    assert letter.next_attempt_at is not None


def test_a_server_that_says_nothing_does_not_answer(sent_to, settings):
    settings.EMAIL_TIMEOUT = 0.2
    with MailServer(greeting="hang") as server:
        letter = sent_to(server.port)
    assert (letter.state, letter.fault, letter.reason) == (
        "queued", "no_answer", "The mail server does not answer",
    )  # fmt: skip


def test_a_server_that_is_not_there_does_not_answer(sent_to):
    assert sent_to(free_port()).fault == "no_answer"


def test_a_letter_that_was_taken_is_sent_whatever_the_goodbye(sent_to, settings):
    settings.EMAIL_TIMEOUT = 0.2
    with MailServer(QUIT="hang") as server:
        letter = sent_to(server.port)
    assert (letter.state, letter.fault, len(server.taken)) == ("sent", "", 1)


def test_a_refusal_is_told_whatever_the_goodbye(sent_to, settings):
    settings.EMAIL_TIMEOUT = 0.2
    with MailServer(RCPT="550 no such user here", RSET="hang", QUIT="hang") as server:
        assert sent_to(server.port).fault == "no_address"


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (ssl.SSLCertVerificationError(1, "certificate verify failed"), "not_safe"),
        (smtplib.SMTPAuthenticationError(535, b"wrong password"), "not_let_in"),
        (smtplib.SMTPNotSupportedError("STARTTLS extension not supported by server."), "not_let_in"),
        (OSError(101, "Network is unreachable"), "no_answer"),
        (OSError(28, "No space left on device"), "unknown"),
        (RuntimeError(f"a fault of ours with {ADDRESS}"), "unknown"),
    ],
)
def test_faults_that_are_not_of_the_letter_are_tried_again(error, fault):
    failure = read(error)
    assert (failure.fault, failure.is_final) == (fault, False)
    assert ADDRESS not in failure.answer


def test_an_address_that_cannot_be_written_is_given_up():
    assert read(UnicodeError("label too long")).is_final


def test_the_reader_has_it_in_words_and_never_in_python(sent_to):
    with MailServer(RCPT="550 <half4@min.example>: no such\tuser") as server:
        letter = sent_to(server.port)
    assert letter.reason == "The address does not exist: 550 <half4@min.example>: no such user"
    for language in ("tg", "ru"):
        with translation.override(language):
            assert letter.reason.startswith(str(Fault.NO_ADDRESS.label))


def test_the_log_names_the_letter_by_its_number_and_never_the_address(sent_to, caplog):
    with caplog.at_level(logging.DEBUG), MailServer(RCPT=f"550 <{ADDRESS}>: no such user") as server:
        letter = sent_to(server.port)
        Notification.objects.all().log_error(letter.pk, RuntimeError(f"about {ADDRESS}"))
    assert f"letter {letter.pk} not sent: no_address 550" in caplog.text
    assert f"letter {letter.pk} not sent: unknown RuntimeError" in caplog.text
    assert ADDRESS not in caplog.text and "no such user" not in caplog.text
