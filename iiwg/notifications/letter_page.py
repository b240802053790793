"""The page before anything leaves the house: who will get a letter, who nothing and why, what it says; then *Send*."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import ngettext

from iiwg.notifications.mailings import Mailing
from iiwg.pages.answers import sentence_of
from iiwg.pages.form_page import FormPage
from iiwg.workflow.doors import refuse_unless_open
from iiwg.workflow.tables import Refused


class LetterPage(FormPage):
    """A form page whose service writes letters: it carries nothing out before it has shown them.

    send: the words on the button under the letters; submit: on the form where no letter leaves or more is asked first.
    alone: the words where nobody gets a letter; "" where there is then nothing to do, and no button.
    """

    send: str | Promise
    alone: str | Promise = ""
    template_name = "notifications/letters.html"

    def get_mailing(self, data: dict | None) -> Mailing | None:
        """The letters that would leave; None where none would. data: what was typed; None where nothing was yet."""
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        """What asks for a state is not begun in another: the page it came from says why."""
        if self.step:
            try:
                refuse_unless_open(self.record, self.step, by=request.user)
            except Refused as refusal:
                messages.error(request, sentence_of(refusal))
                return redirect(self.get_back())
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Show the letters; carry it out when these very letters were shown."""
        form = self.get_form(request.POST, request.FILES)
        if form.is_valid():
            mailing = self.get_mailing(form.cleaned_data)
            self.count = len(mailing.recipients) if mailing else 0
            if mailing and request.POST.get("shown") != mailing.digest():
                return self.answer(form)
        return super().post(request, *args, **kwargs)

    def get_done(self, made):
        if not self.count:
            return super().get_done(made)
        letters = ngettext(
            "%(count)d letter is on its way.", "%(count)d letters are on their way.", self.count
        )
        return " ".join([str(super().get_done(made)), letters % {"count": self.count}])

    def get_context(self, form):
        context = super().get_context(form)
        if form.is_bound and form.errors:
            return context
        mailing = self.get_mailing(form.cleaned_data if form.is_bound else None)
        if mailing is None:
            return context
        was_shown = self.request.POST.get("shown", "")
        return context | {
            "mailing": mailing,
            "drafts": mailing.drafts(),
            "shown": mailing.digest(),
            "has_changed": bool(was_shown) and was_shown != mailing.digest(),
            "is_typed": form.is_bound,
            "submit": self.send if mailing.recipients else self.alone,
        }
