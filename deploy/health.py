"""Asks this machine how the site is; ends with 1 and the reason when it is not well.

For monitoring: deploy/health.py, the whole site. For the health checks of containers, each of its own part alone:
--web asks whether the web server answers, whatever it says; --beat whether the clock still writes down what it has done.
Standard library only.
"""

import os
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

PORT = os.environ.get("PORT", "").strip() or "8000"
HOST = (os.environ.get("IIWG_HOSTS", "").strip() or "127.0.0.1").split(",")[0].strip()
VAR = Path(os.environ.get("IIWG_VAR", "").strip() or Path(__file__).resolve().parent.parent / "var")
BEAT_SECONDS = 10 * 60  # the clock writes every three minutes


def ask_site() -> tuple[bool, str]:
    """Whether the site is well, and what it says."""
    request = urllib.request.Request(f"http://127.0.0.1:{PORT}/healthz", headers={"Host": HOST})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return True, answer.read().decode()
    except urllib.error.HTTPError as error:
        return False, error.read().decode(errors="replace") or str(error)
    except OSError as error:
        sys.exit(f"The web server on port {PORT} does not answer: {error}")


def ask_beat() -> None:
    """End with a sentence when the clock has written nothing for too long."""
    written = [path.stat().st_mtime for path in VAR.glob("celerybeat-schedule*")]
    if not written or time.time() - max(written) > BEAT_SECONDS:
        sys.exit(f"The clock has written nothing in {VAR} for {BEAT_SECONDS // 60} minutes.")


def main() -> None:
    """Ask what the argument names."""
    if "--beat" in sys.argv[1:]:
        ask_beat()
        return
    well, words = ask_site()
    if not well and "--web" not in sys.argv[1:]:
        sys.exit(words)
    print(words)


if __name__ == "__main__":
    main()
