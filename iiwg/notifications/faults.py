"""Reads what a mail server answered: why a letter did not go out, and whether another attempt is worth while.

RFC 5321 4.2.1: an answer of 4xx is for now, one of 5xx is final. RFC 3463 tells more in its second number, "5.1.1".
"""

import errno
import re
import smtplib
import socket
import ssl
from dataclasses import dataclass

from iiwg.jobs.claims import WorkerDied
from iiwg.notifications.enums import Fault

UNREACHABLE = (errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL)
SIGN_IN_FIRST = (530, 534, 535, 538)  # what the server asks of the site, whichever the letter
NO_SUCH_MAILBOX = (550, 551, 553)
ABOUT_ADDRESS = re.compile(r"5\.1\.\d")
ABOUT_ELSE = re.compile(r"5\.[02-7]\.\d")


@dataclass(frozen=True)
class Failure:
    """Why an attempt failed.

    answer: what the mail server said, beginning with its code. It may repeat the address, so no log gets it.
    """

    fault: Fault
    answer: str = ""
    is_final: bool = False


def read(error: Exception) -> Failure:
    """Why an attempt to send a letter failed with this error."""
    match error:
        case WorkerDied():
            return Failure(Fault.DIED)
        case smtplib.SMTPRecipientsRefused():
            code, text = next(iter(error.recipients.values()))
            return _answered(Fault.REFUSED, code, text, of_recipient=True)
        case smtplib.SMTPSenderRefused():
            return _answered(Fault.SENDER, error.smtp_code, error.smtp_error)
        case smtplib.SMTPDataError():
            return _answered(Fault.REFUSED, error.smtp_code, error.smtp_error)
        case smtplib.SMTPServerDisconnected():
            return Failure(Fault.NO_ANSWER)
        case smtplib.SMTPResponseException():  # of the greeting or of signing in
            return Failure(Fault.NOT_LET_IN, _in_one_line(error.smtp_code, error.smtp_error))
        case smtplib.SMTPException():
            return Failure(Fault.NOT_LET_IN, str(error))
    return _of_the_network(error)


def _of_the_network(error: Exception) -> Failure:
    match error:
        case ssl.SSLError():
            told = getattr(error, "verify_message", "") or getattr(error, "reason", "")
            return Failure(Fault.NOT_SAFE, told or "")
        case ConnectionError() | TimeoutError() | socket.gaierror():
            return Failure(Fault.NO_ANSWER)
        case OSError(errno=number) if number in UNREACHABLE:
            return Failure(Fault.NO_ANSWER)
        case OSError():
            return Failure(Fault.UNKNOWN, error.strerror or "")
        case ValueError():  # an address that cannot be written into a letter
            return Failure(Fault.NO_ADDRESS, is_final=True)
    return Failure(Fault.UNKNOWN)


def _answered(refused: Fault, code: int, text: bytes | str, *, of_recipient: bool = False) -> Failure:
    """What the server said of one letter."""
    answer = _in_one_line(code, text)
    if code in SIGN_IN_FIRST:
        return Failure(Fault.NOT_LET_IN, answer)
    if code // 100 != 5:
        return Failure(Fault.LATER, answer)
    is_unknown = code in NO_SUCH_MAILBOX and not ABOUT_ELSE.search(answer)
    if ABOUT_ADDRESS.search(answer) or (of_recipient and is_unknown):
        return Failure(Fault.NO_ADDRESS if of_recipient else refused, answer, is_final=True)
    return Failure(refused, answer, is_final=True)


def _in_one_line(code: int, text: bytes | str) -> str:
    words = text.decode(errors="replace") if isinstance(text, bytes) else text
    return " ".join(f"{code} {words}".split())
