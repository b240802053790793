"""What a browser says of itself, in two words a person knows."""

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("YaBrowser", "Yandex"), ("SamsungBrowser", "Samsung"), ("Firefox", "Firefox"),
            ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
           ("Linux", "Linux"))  # fmt: skip


def device(user_agent: str) -> str:
    """As “Chrome, Android”; empty where a browser says nothing that is known."""
    return ", ".join(name for name in (_known(BROWSERS, user_agent), _known(SYSTEMS, user_agent)) if name)


def _known(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for sign, name in names if sign in user_agent), "")
