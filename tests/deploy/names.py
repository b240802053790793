"""A name server that knows one address, and web servers that say one word."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer


class NameServer(threading.Thread):
    """Answers every question with one address, which may change; DNS over UDP, as RFC 1035 lays it out."""

    def __init__(self, address: str):
        super().__init__(daemon=True)
        self.address = address
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]

    def run(self) -> None:
        while True:
            try:
                question, asker = self.socket.recvfrom(512)
            except OSError:  # closed
                return
            header = question[:2] + b"\x81\x80\0\x01\0\x01\0\0\0\0"  # an answer to one question, one record
            record = b"\xc0\x0c\0\x01\0\x01\0\0\0\x01\0\x04" + socket.inet_aton(self.address)
            self.socket.sendto(header + question[12:] + record, asker)


@contextmanager
def name_server(address: str) -> Iterator[NameServer]:
    """A running name server."""
    server = NameServer(address)
    server.start()
    try:
        yield server
    finally:
        server.socket.close()


@contextmanager
def saying(word: str, address: str, port: int, *, status: int = 200) -> Iterator[None]:
    """A web server that answers every GET with one word."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.end_headers()
            self.wfile.write(word.encode())

        def log_message(self, *_):
            """Say nothing."""

    server = HTTPServer((address, port), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
