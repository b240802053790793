"""A tiny mail server for tests: it answers each command as it is told, and keeps the letters it took.

with MailServer(RCPT="550 no such user here") as server: …   "hang": it says nothing; "close": it closes the connection.
"""

import socketserver
import threading

ANSWERS = {
    "greeting": "220 ready", "EHLO": "250 here", "MAIL": "250 ok", "RCPT": "250 ok",
    "DATA": "354 go on", "taken": "250 taken", "RSET": "250 ok", "QUIT": "221 bye",
}  # fmt: skip


class _Session(socketserver.StreamRequestHandler):
    """One connection."""

    def handle(self):
        if not self.say("greeting"):
            return
        while line := self.rfile.readline():
            command = line.decode().split()[0].upper()
            if not self.say(command):
                return
            if command == "DATA" and not self.take():
                return

    def take(self) -> bool:
        """Read a letter and say that it was taken."""
        letter = b""
        while (line := self.rfile.readline()) != b".\r\n":
            letter += line
        self.server.taken.append(letter)
        return self.say("taken")

    def say(self, when: str) -> bool:
        """The answer of this moment; False when the connection ends."""
        answer = self.server.answers[when]
        if answer == "hang":
            self.server.freed.wait()
        if answer in ("hang", "close"):
            return False
        self.wfile.write(answer.encode() + b"\r\n")
        return when != "QUIT" and not answer.startswith("421")


class MailServer(socketserver.ThreadingTCPServer):
    """It listens on a free port of this machine."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, **answers: str):
        super().__init__(("127.0.0.1", 0), _Session)
        self.answers, self.taken, self.freed = ANSWERS | answers, [], threading.Event()

    @property
    def port(self) -> int:
        """Where it listens."""
        return self.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.freed.set()
        self.shutdown()
        self.server_close()
