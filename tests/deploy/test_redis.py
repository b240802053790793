"""Redis of the containers: who writes into it makes the worker do what he likes, so it asks a password."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.deploy.test_files import compose
from tests.servers.private import Missing, free_port, program
from tests.servers.site import eventually


@pytest.mark.servers
def test_the_redis_of_the_containers_asks_a_password(tmp_path):
    """Its command and its probe of health as they stand, with the entrance of the image played by a line of shell."""
    try:
        redis = Path(program("redis-server")).parent
    except Missing as reason:
        pytest.skip(str(reason))
    (tmp_path / "docker-entrypoint.sh").write_text(
        f'#!/bin/sh\ncd {tmp_path} && exec "$@" --port "$PORT" --bind 127.0.0.1\n'
    )
    (tmp_path / "docker-entrypoint.sh").chmod(0o755)
    service, port = compose()["services"]["redis"], str(free_port())
    environment = {
        "PATH": f"{tmp_path}:{redis}:{os.environ['PATH']}",
        "PORT": port,
        "REDIS_PASSWORD": "abc123",
    }
    command = [word.replace("$$", "$") for word in service["command"]]
    probe = service["healthcheck"]["test"][-1].replace("$$", "$").replace("redis-cli", f"redis-cli -p {port}")

    def said(**given: str) -> int:
        return subprocess.run(
            ["sh", "-c", probe], env=environment | given, capture_output=True, check=False
        ).returncode

    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        eventually(lambda: said() == 0, what="Redis answers to the password")
        assert said(REDIS_PASSWORD="wrong") != 0
        assert said(REDIS_PASSWORD="") != 0
        assert "abc123" not in Path(f"/proc/{server.pid}/cmdline").read_text()
    finally:
        server.terminate()
        server.wait(20)
    address = compose()["services"]["web"]["environment"]["REDIS_URL"]
    assert re.fullmatch(r"redis://:\$\{REDIS_PASSWORD:\?[^}]+\}@redis:6379/0", address)
