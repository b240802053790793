"""The page that opens approved minutes to the members, and shows who is told of it before they are."""

from django.forms import Form
from django.utils.translation import gettext_lazy as _

from iiwg.notifications.letter_page import LetterPage
from meetings.minutes.models import Minutes
from meetings.minutes.services import approvals
from meetings.minutes.workflow import MINUTES


class Publish(LetterPage):
    """Publish approved minutes."""

    step = MINUTES["publish"]
    model = Minutes
    form_class = Form
    service = approvals.publish
    lead = _("Members read and download the minutes from then on.")
    send = _("Publish the minutes and send the letters")
    alone = _("Publish the minutes; no letter leaves")
    done = MINUTES["publish"].success_message

    def get_queryset(self):
        return super().get_queryset().select_related("meeting")

    def get_mailing(self, data):
        return approvals.letters_of_publication(self.record)

    def get_back(self):
        return self.record.get_absolute_url()
