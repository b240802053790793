"""A page with one form: find the record, show the form, hand what was typed to a service, say what happened."""

from collections.abc import Callable
from copy import deepcopy

from django.contrib import messages
from django.db.models import Model
from django.forms import BaseForm, BaseModelForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import classonlymethod
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View

from iiwg.pages.answers import STOPS, what_stopped
from iiwg.pages.gate import get_for_user
from iiwg.workflow.rooms import visible_to
from iiwg.workflow.tables import Transition, act_named


class FormPage(View):
    """A page with one form, as a class of names; what differs from page to page is a method.

    act: the act its service carries out, whose permission the address declares; or step: the step of a procedure, which
    gives the title and the button, too; or `permission` by itself.
    model: what the address names by its pk, found among what this user sees; None where nothing is named yet.
    service: `service(record, by=user, **what was typed)`, without the record where nothing is named.
    back: name of the page to return to; it takes the record's pk where a record is named and `back_takes_pk` holds.
    A refusal stands on the form, at the field it names, and nothing typed is lost.
    """

    act = ""
    step: Transition | None = None
    permission = ""
    model: type[Model] | None = None
    form_class: type[BaseForm]
    service: Callable
    title: str | Promise = ""
    lead: str | Promise = ""
    submit: str | Promise = ""
    done: str | Promise = _("Saved.")
    back = ""
    back_takes_pk = True
    template_name = "form.html"

    @classonlymethod
    def as_view(cls, **options):
        """The view, with its permission declared for the gate and the guards."""
        view = super().as_view(**options)
        view.permission = cls.permission or (cls.step or act_named(cls.act)).permission
        view.on_object = cls.model is not None
        view.asks_again = bool(cls.step and cls.step.asks_again)
        return view

    def dispatch(self, request, *args, **kwargs):
        """Find the record before anything else."""
        self.record = self.get_record()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs) -> HttpResponse:
        """The form, filled with what is kept."""
        return self.answer(self.get_form())

    def post(self, request, *args, **kwargs) -> HttpResponse:
        """Hand what was typed to the service; a refusal comes back on the form."""
        form = self.get_form(request.POST, request.FILES)
        if form.is_valid():
            try:
                made = self.save(form)
            except STOPS as error:
                field = getattr(error, "field", "")
                form.add_error(field if field in form.fields else None, what_stopped(error))
            else:
                if done := self.get_done(made):
                    messages.success(request, str(done))
                return redirect(self.get_next(made))
        return self.answer(form)

    def answer(self, form) -> HttpResponse:
        """The page: 422 where the form was refused."""
        status = 422 if form.errors else 200
        return render(self.request, self.template_name, self.get_context(form), status=status)

    def get_queryset(self):
        """What this user sees of the model."""
        return visible_to(self.request.user, self.model)

    def get_record(self):
        """The record the address names; None where it names none."""
        if self.model is None:
            return None
        return get_for_user(self.request, self.model, among=self.get_queryset(), pk=self.kwargs["pk"])

    def get_form(self, data=None, files=None):
        """The form; a form of a model is filled from the record."""
        options = self.get_form_options()
        if issubclass(self.form_class, BaseModelForm) and "instance" not in options:
            options["instance"] = self.get_instance()
        return self.form_class(data, files, initial=self.get_initial(), **options)

    def get_instance(self):
        """What a form of a model shows: a copy of the record, which itself stays as it is kept."""
        shows = self.form_class._meta.model
        return deepcopy(self.record) if isinstance(self.record, shows) else None

    def get_form_options(self) -> dict:
        """What else the form is made with."""
        return {}

    def get_initial(self) -> dict:
        """What a new form is filled with."""
        return {}

    def save(self, form):
        """Call the service with what was typed; what it returns goes to `get_next`."""
        target = (self.record,) if self.record is not None else ()
        return type(self).service(*target, by=self.request.user, **form.cleaned_data)

    def get_title(self) -> object:
        """The heading."""
        return self.title or (self.step.label if self.step else "")

    def get_submit(self) -> object:
        """The words on the button."""
        return self.submit or (self.step.label if self.step else _("Save"))

    def get_lead(self) -> str | Promise:
        """The sentence under the heading."""
        return self.lead

    def get_done(self, made) -> str | Promise:
        """What the next page says."""
        return self.done

    def get_back(self) -> str:
        """The address to return to without saving."""
        takes_pk = self.back_takes_pk and self.record is not None
        return reverse(self.back, args=[self.record.pk] if takes_pk else [])

    def get_next(self, made) -> str:
        """The address to go to after saving."""
        return self.get_back()

    def get_context(self, form) -> dict:
        """What the page shows."""
        return {
            "form": form,
            "title": self.get_title(),
            "lead": self.get_lead(),
            "submit": self.get_submit(),
            "back": self.get_back(),
            "record": self.record,
        }
