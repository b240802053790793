"""No start of a production site passes by the refusal of what is of the demonstration."""

import subprocess
import sys

import pytest

from iiwg.desk.demo.people import DOMAIN, PASSWORD
from tests.servers.site import ROOT

pytestmark = pytest.mark.servers
STARTS = ([sys.executable, "deploy/prepare.py"], ["deploy/web"])


def started(site, command: list[str]) -> tuple[int, str]:
    """How a start ended, and what it said."""
    done = subprocess.run(
        command, cwd=ROOT, env=site.environment, capture_output=True, text=True, timeout=120, check=False
    )
    return done.returncode, done.stderr


def test_neither_the_preparation_nor_the_web_server_starts(production_site):
    with production_site.running("web"):
        pass  # as long as nothing is of the demonstration
    production_site.manage(
        "create_administrator", f"somebody@{DOMAIN}", "--password-stdin", stdin=f"{PASSWORD}\n"
    )
    for command in STARTS:
        code, said = started(production_site, command)
        assert code != 0, command
        assert "accounts with the public password of the DEMO" in said, command
