"""Asks the web server of this machine how it is; ends with 1 and the reason when it is not well.

Container health checks and monitoring call it. Standard library only.
"""

import os
import sys
import urllib.error
import urllib.request

port = os.environ.get("PORT", "").strip() or "8000"
host = (os.environ.get("IIWG_HOSTS", "").strip() or "127.0.0.1").split(",")[0].strip()
request = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": host})
try:
    with urllib.request.urlopen(request, timeout=10) as answer:
        print(answer.read().decode())
except urllib.error.HTTPError as error:
    sys.exit(error.read().decode(errors="replace") or str(error))
except OSError as error:
    sys.exit(f"The web server on port {port} does not answer: {error}")
