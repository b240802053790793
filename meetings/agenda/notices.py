"""The letter with the agenda."""

from django.utils.translation import gettext_lazy as _

from iiwg.notifications.notices import Notice

AGENDA = Notice(
    "meetings.agenda",
    _("Agenda: %(meeting)s, %(day)s"),
    _("The agenda of %(meeting)s is ready.\n\nDate: %(day)s\nPlace: %(place)s\n\n%(items)s"),
)
