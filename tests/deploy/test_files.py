"""Deployment files agree with each other and with the settings."""

import fcntl
import os
import re
import shlex
import socket
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from ruamel.yaml import YAML

from iiwg.celery import app
from tests.deploy.names import saying
from tests.servers.private import free_port
from tests.servers.site import ROOT, clean_environment

PARTS = ("web", "worker", "postman", "beat")
BIN = Path(sys.executable).parent


def read(path: str) -> str:
    """The text of a file of the project."""
    return (ROOT / path).read_text()


def compose() -> dict:
    """docker-compose.yml with its anchors resolved."""
    return YAML(typ="safe").load(read("docker-compose.yml"))


def ran(*command: str, **environment: str) -> subprocess.CompletedProcess:
    """A finished command."""
    return subprocess.run(
        command, cwd=ROOT, env=clean_environment(**environment), capture_output=True, text=True, check=False
    )


def test_dockerfile_passes_hadolint():
    done = ran(str(BIN / "hadolint"), "Dockerfile")
    assert (done.returncode, done.stdout) == (0, "")


def test_compose_file_fits_the_schema():
    done = ran(str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.compose-spec", "docker-compose.yml")
    assert done.returncode == 0, done.stdout


def test_compose_holds_no_secret():
    secrets = re.compile("SECRET|PASSWORD|EMAIL_URL")
    for name, service in compose()["services"].items():
        for variable, value in service.get("environment", {}).items():
            if secrets.search(variable) or "PASSWORD" in str(value):
                assert "${" in str(value), f"{name}: {variable} is written into docker-compose.yml"


def test_compose_runs_everything_the_full_deployment_needs():
    services = compose()["services"]
    assert set(services) == {"prepare", *PARTS, "backup", "postgres", "redis", "proxy"}
    assert "--appendonly yes" in services["redis"]["command"][-1]
    for name in ("web", "worker", "postman", "beat", "postgres", "redis"):
        assert services[name]["healthcheck"]["test"][0] == "CMD"


@pytest.mark.parametrize("part", ["worker", "postman"])
def test_the_health_check_of_a_worker_asks_that_worker_and_no_other(part):
    service = compose()["services"][part]
    asked = service["healthcheck"]["test"]
    assert asked[asked.index("-d") + 1] == f"{part}@{service['hostname']}"


def test_every_task_has_a_worker_and_letters_have_one_of_their_own():
    app.loader.import_default_modules()
    queue = {name: app.amqp.router.route({}, name)["queue"].name for name in app.tasks}
    mail = {name for name, its in queue.items() if its == "mail"}
    assert set(queue.values()) == {"celery", "mail"}
    assert mail == {
        "iiwg.notifications.tasks.deliver", "iiwg.notifications.tasks.sweep", "iiwg.health.tasks.beat_postman",
    }  # fmt: skip
    assert '--queues "${2:-celery}"' in read("deploy/worker")
    assert "worker postman mail 1" in " ".join(read("deploy/postman").replace('"', "").split())


@pytest.mark.parametrize("part", PARTS)
def test_containers_and_units_start_the_same_command(part):
    unit = read(f"deploy/systemd/iiwg-{part}.service")
    assert compose()["services"][part]["command"] == [f"deploy/{part}"]
    assert f"ExecStart=/opt/iiwg/deploy/{part}\n" in unit
    assert (ROOT / "deploy" / part).stat().st_mode & 0o111


def test_makefile_and_dockerfile_install_the_same_packages():
    assert "deploy/system deploy/apt.txt" in read("Makefile")
    assert "deploy/system deploy/apt.txt" in read("Dockerfile")


def test_containers_are_backed_up_by_one_line_and_into_the_folder_that_is_mounted():
    service = compose()["services"]["backup"]
    program, folder = service["command"]
    assert program == "deploy/backup"
    assert f"${{IIWG_BACKUPS:-./backups}}:{folder}" in service["volumes"]
    assert set(compose()["services"]["worker"]["volumes"]) < set(service["volumes"])
    assert service["profiles"]  # not started with the others
    assert "docker compose run --rm -T backup" in read("deploy/backup-containers")
    (line,) = re.findall(
        r"^[\d* ]+/opt/iiwg/deploy/backup-containers$", read("docs/operations.md"), re.MULTILINE
    )
    assert "%" not in line  # it would end a line of cron


def test_the_image_has_what_the_backup_calls():
    assert "deploy/apt-image.txt" in read("Dockerfile")
    assert re.search(r"^postgresql-client\b", read("deploy/apt-image.txt"), re.MULTILINE)


def test_images_are_named_to_the_last_number():
    """So that building again gives the same; a moving tag would be another image each time."""
    images = re.findall(r"^FROM (\S+)", read("Dockerfile"), re.MULTILINE)
    images += [service["image"] for service in compose()["services"].values() if ":" in service["image"]]
    assert len(images) == 5
    assert [image for image in images if not re.search(r":\d+\.\d+", image)] == []
    assert [
        image for image in images if "postgres" not in image and not re.search(r":\d+\.\d+\.\d+", image)
    ] == []


def test_the_unit_of_the_backup_may_write_only_where_it_must():
    unit, others = read("deploy/systemd/iiwg-backup.service"), read("deploy/systemd/iiwg-beat.service")
    hardening = re.findall(r"^(?:NoNew|Private|Protect)\w+=\w+$", others, re.MULTILINE)
    assert hardening
    assert [line for line in hardening if line not in unit] == []
    (folder,) = re.findall(r"^ExecStart=/opt/iiwg/deploy/backup (\S+)$", unit, re.MULTILINE)
    assert f"ReadWritePaths=/var/lib/iiwg {folder}\n" in unit


def test_image_is_not_run_by_root():
    (user,) = re.findall(r"^USER ([1-9]\d+:[1-9]\d+)$", read("Dockerfile"), re.MULTILINE)
    assert {service["user"] for service in compose()["services"].values() if "build" in service} == {user}


def test_no_container_writes_its_own_root_or_gets_more_rights_than_it_needs():
    for name, service in compose()["services"].items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert not ("build" in service and "cap_add" in service), name
        assert set(service.get("cap_add", [])) < {
            "CHOWN", "DAC_OVERRIDE", "FOWNER", "NET_BIND_SERVICE", "SETGID", "SETUID"
        }, name  # fmt: skip


def test_database_and_broker_are_reached_by_the_site_alone():
    services = compose()["services"]
    assert compose()["networks"]["inside"]["internal"] is True
    assert services["postgres"]["networks"] == services["redis"]["networks"] == ["inside"]
    assert "inside" not in services["proxy"].get("networks", [])
    assert [name for name, its in services.items() if "ports" in its] == ["proxy"]


def test_a_wrong_name_is_not_sent_on_to_itself():
    assert "return 301 https://${IIWG_HOST}$request_uri;" in read("deploy/nginx/iiwg.conf.template")


def test_the_demonstration_is_not_loaded_in_production(tmp_path):
    refused = {"IIWG_VAR": str(tmp_path), "IIWG_PRODUCTION": "1", "IIWG_SECRET_KEY": "x", "IIWG_DEMO": "1"}
    done = ran(sys.executable, "deploy/first_load.py", **refused)
    assert done.returncode == 1
    assert "public password" in done.stderr
    assert "Traceback" not in done.stderr
    checked = ran(sys.executable, "manage.py", "check", "--deploy", **refused)
    assert "IIWG_DEMO is on" in checked.stderr


def test_ci_calls_the_words_of_the_makefile_and_nothing_else():
    lines = [line for line in read(".ci/run").splitlines()[1:] if line]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "make check test"]


def test_bare_make_explains_every_word():
    words = re.search(r"^\.PHONY: help (.+)$", read("Makefile"), re.MULTILINE).group(1).split()
    done = ran("make", "--silent")
    explained = [line.split()[1] for line in done.stdout.splitlines()]
    assert explained == words


def variables() -> set[str]:
    """Every environment variable that settings, scripts and the compose file read."""
    settings_text = read("iiwg/settings.py") + read("iiwg/sign_in_settings.py")
    asked = set(re.findall(r'env(?:_flag|_number|_words)?\(\s*"([A-Z_]+)"', settings_text))
    scripts = [path for path in (ROOT / "deploy").iterdir() if path.is_file() and path.suffix != ".py"]
    for text in [*(path.read_text() for path in scripts), read("docker-compose.yml")]:
        asked |= set(re.findall(r"\$\{([A-Z][A-Z_]+)", text))
    for path in (ROOT / "deploy").glob("*.py"):
        asked |= set(re.findall(r'environ\.get\("([A-Z_]+)"', path.read_text()))
    return asked - {"PATH"}


def test_every_variable_is_documented():
    assert "IIWG_SECRET_KEY" in variables()
    documented = set(re.findall(r"`([A-Z_]+)`", read("docs/operations.md")))
    assert variables() - documented == set()


@pytest.mark.parametrize("example", ["deploy/env.example", "deploy/systemd/iiwg.env.example"])
def test_example_environment_names_only_what_is_read(example):
    named = set(re.findall(r"^([A-Z_]+)=", read(example), re.MULTILINE))
    assert named
    assert named <= variables() | {"WEB_CONCURRENCY"}


def test_missing_packages_are_named_in_one_sentence(tmp_path):
    """Not root and nothing installed: say what to install, and go on."""
    for name, body in {"dpkg-query": "exit 1", "id": "echo 1000"}.items():
        fake = tmp_path / name
        fake.write_text(f"#!/bin/sh\n{body}\n")
        fake.chmod(0o755)
    done = ran("deploy/system", "deploy/apt.txt", PATH=f"{tmp_path}:/usr/bin:/bin")
    assert done.returncode == 0
    assert len(done.stderr.splitlines()) == 1
    assert "apt-get install libpango-1.0-0 " in done.stderr
    assert "#" not in done.stderr


def test_a_taken_port_is_said_in_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = ran(sys.executable, "deploy/run.py", PORT=port, IIWG_VAR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr == (
        f"Port {port} cannot be used: Address already in use. Choose another, for example: PORT=8010 make run\n"
    )


def test_a_port_that_is_no_number_is_said_in_a_sentence(tmp_path):
    done = ran(sys.executable, "deploy/run.py", PORT="http", IIWG_VAR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr == "PORT is 'http'. Set it to a number between 1 and 65535.\n"


def test_a_second_start_on_the_same_folder_is_refused_in_a_sentence(tmp_path):
    with (tmp_path / "run.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = ran(sys.executable, "deploy/run.py", PORT=str(free_port()), IIWG_VAR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr == (
        f"The site runs already with the data in {tmp_path}. Stop it first, or set IIWG_VAR to another folder.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["run.lock"]


def test_health_probe_says_when_nobody_answers():
    port = str(free_port())
    done = ran(sys.executable, "deploy/health.py", PORT=port)
    assert done.returncode == 1
    assert f"The web server on port {port} does not answer" in done.stderr


def test_a_container_asks_only_whether_the_web_server_answers():
    """A backup that is late makes the site unwell, not its container."""
    probe = compose()["services"]["web"]["healthcheck"]["test"][1:]
    port = free_port()
    with saying("the backup is old", "127.0.0.1", port, status=503):
        whole = ran(sys.executable, "deploy/health.py", PORT=str(port))
        assert (whole.returncode, whole.stderr) == (1, "the backup is old\n")
        assert ran(sys.executable, *probe[1:], PORT=str(port)).returncode == 0
    assert ran(sys.executable, *probe[1:], PORT=str(port)).returncode == 1


def test_a_container_asks_whether_the_clock_still_writes(tmp_path):
    probe = [sys.executable, *compose()["services"]["beat"]["healthcheck"]["test"][2:]]
    assert ran(*probe, IIWG_VAR=str(tmp_path)).returncode == 1
    memory = tmp_path / Path(settings.CELERY_BEAT_SCHEDULE_FILENAME).name
    memory.touch()
    assert ran(*probe, IIWG_VAR=str(tmp_path)).returncode == 0
    hour_ago = time.time() - 3600
    os.utime(memory, (hour_ago, hour_ago))
    assert "The clock has written nothing" in ran(*probe, IIWG_VAR=str(tmp_path)).stderr


@pytest.mark.parametrize(("choice", "subdomains"), [("", False), ("1", True)])
def test_the_whole_domain_is_bound_to_https_only_by_choice(choice, subdomains):
    asked = "from django.conf import settings as s; print(s.SECURE_HSTS_SECONDS > 0, s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD)"
    with TemporaryDirectory() as folder:
        done = ran(
            sys.executable, "manage.py", "shell", "--no-imports", "-c", asked,
            IIWG_VAR=folder, IIWG_PRODUCTION="1", IIWG_SECRET_KEY="x", IIWG_HSTS_PRELOAD=choice,
        )  # fmt: skip
    assert done.stdout.split() == ["True", str(subdomains), str(subdomains)], done.stderr


def test_shell_scripts_parse():
    for path in (ROOT / "deploy").iterdir():
        if path.is_file() and path.read_text().startswith("#!/bin/sh"):
            assert ran("sh", "-n", shlex.quote(str(path))).returncode == 0, path


def test_every_job_of_the_clock_is_a_task_of_the_worker():
    app.loader.import_default_modules()
    assert {job["task"] for job in app.conf.beat_schedule.values()} <= set(app.tasks)
