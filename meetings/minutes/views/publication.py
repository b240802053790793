"""The pages that open an approved text to the members, and show who is told of it before they are."""

from django.forms import Form
from django.utils.translation import gettext_lazy as _

from iiwg.notifications.letter_page import LetterPage
from meetings.minutes.models import Corrigendum, Minutes
from meetings.minutes.services import approvals
from meetings.minutes.workflow import CORRIGENDUM, MINUTES


class PublishPaper(LetterPage):
    """Publish an approved text; which one, its kinds say."""

    form_class = Form
    service = approvals.publish

    def get_mailing(self, data):
        return approvals.letters_of_publication(self.record)

    def get_back(self):
        return self.record.get_absolute_url()


class Publish(PublishPaper):
    """Publish approved minutes."""

    step = MINUTES["publish"]
    model = Minutes
    lead = _("Members read and download the minutes from then on.")
    send = _("Publish the minutes and send the letters")
    alone = _("Publish the minutes; no letter leaves")
    done = MINUTES["publish"].success_message

    def get_queryset(self):
        return super().get_queryset().select_related("meeting")


class PublishCorrigendum(PublishPaper):
    """Publish an approved corrigendum."""

    step = CORRIGENDUM["publish"]
    model = Corrigendum
    lead = _("Members read from then on what was corrected.")
    send = _("Publish the corrigendum and send the letters")
    alone = _("Publish the corrigendum; no letter leaves")
    done = CORRIGENDUM["publish"].success_message

    def get_queryset(self):
        return super().get_queryset().select_related("minutes__meeting")
