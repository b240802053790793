"""What browsers are told beside Django's own headers: what a page may use of the device, and who may embed what is here."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# A page signs in with a passkey; nothing here needs the rest, and a script that crept in would not get it.
OWN = ("publickey-credentials-create", "publickey-credentials-get")
NOBODYS = (
    "accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture", "encrypted-media", "geolocation",
    "gyroscope", "hid", "local-fonts", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
HEADERS = {
    "Permissions-Policy": ", ".join(
        [*(f"{name}=(self)" for name in OWN), *(f"{name}=()" for name in NOBODYS)]
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}


class BrowserRules:
    """Gives every answer these headers, also files and refusals."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response
