"""The addresses of the site, and beside them the floors and the admin."""

from django.urls import include, path

from benchmarks.admin import site
from benchmarks.floors import FLOORS, floor
from iiwg.urls import handler400, handler500, urlpatterns

__all__ = ["handler400", "handler500", "urlpatterns"]

urlpatterns = [
    *(path(f"floors/{name}/", floor(name), name=f"floor-{name}") for name in FLOORS),
    path("floors/admin/", site.urls),
    path("", include(urlpatterns)),
]
