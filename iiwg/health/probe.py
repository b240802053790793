"""Ask a server that may hang, and wait only so long."""

import threading
from collections.abc import Callable

_asking: dict[str, threading.Thread] = {}
_lock = threading.Lock()


def no_answer(name: str, ask: Callable[[], None], *, seconds: float) -> str:
    """Why a server did not answer in time; empty when it did.

    A server that hangs holds the thread that asked it: while that one waits nobody else is sent after it.
    """
    said: list[str] = []

    def run() -> None:
        try:
            ask()
        except Exception as error:
            said.append(str(error) or type(error).__name__)
        else:
            said.append("")

    with _lock:
        before = _asking.get(name)
        if before is None or not before.is_alive():
            before = _asking[name] = threading.Thread(target=run, name=f"probe-{name}", daemon=True)
            before.start()
    before.join(seconds)
    return said[0] if said else f"no answer within {seconds:g} s"
