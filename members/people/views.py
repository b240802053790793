"""Pages of people and the posts they hold."""

from django.contrib import messages
from django.db.models import F
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext_lazy as _

from iiwg.accounts.history import history_of
from iiwg.pages.form_page import FormPage
from iiwg.pages.gate import get_for_user
from iiwg.pages.languages import in_language
from iiwg.pages.list_page import Column, ListPage
from members.people import forms
from members.people.filters import PersonFilters
from members.people.models import Person, Post
from members.people.services import invitations, people, posts
from members.people.services.recognition import others_like


def _post(person) -> str:
    """The post of today with its institution."""
    post = person.post_on()
    return f"{in_language(post, 'title', get_language())}, {post.institution}" if post else ""


class PersonList(ListPage):
    """All people, found in any spelling."""

    permission = "members.view_person"
    model = Person
    filterset_class = PersonFilters
    columns = (
        Column(
            "name",
            gettext_lazy("Person"),
            str,
            sort="alphabet",
            template="members/people/cells/name.html",
            labelled=False,
        ),
        Column("post", gettext_lazy("Post"), _post, template="members/people/cells/post.html"),
    )
    file_name = "people"
    sorted_as = "name"
    nothing = gettext_lazy("Nobody found")
    nothing_yet = gettext_lazy("People are entered with the letter that names them.")
    nothing_found = gettext_lazy("Try a part of the name, or another spelling.")
    template_name = "members/people/list.html"

    def get_queryset(self):
        """Records in use, with posts and where they are held."""
        return super().get_queryset().current().prefetch_related("posts__institution__names")


def person_page(request, pk):
    """One person: posts, contacts, what upper nouns know."""
    everybody = Person.objects.prefetch_related("posts__institution__names", "emails")
    person = get_for_user(request, Person, among=everybody, pk=pk)
    if person.merged_into:
        return redirect(person.merged_into)
    context = {
        "person": person,
        "history": history_of(person),
        "posts": person.posts_held(),
        "withdrawn": Post.with_withdrawn.withdrawn()
        .filter(person=person)
        .order_by(F("withdrawn_at").desc(nulls_last=True)),
        "can_change": request.user.has_perm("members.change_person", person),
        "sees_contacts": request.user.has_perm("members.view_contacts"),
    }
    return render(request, "members/people/page.html", context)


class AddPerson(FormPage):
    """Enter a person."""

    act = "members.person.add"
    form_class = forms.PersonForm
    service = people.add
    title = _("Add a person")
    submit = _("Add the person")
    done = _("The person is entered.")
    back = "members:people"

    def save(self, form):
        person = super().save(form)
        if likely := others_like(person):
            text = _(
                "Somebody of a similar name is on record: %(people)s. If it is the same person, merge the records."
            )
            names = "; ".join(str(other) for other in likely[:3])
            messages.warning(self.request, text % {"people": names})
        return person

    def get_next(self, made):
        return made.get_absolute_url()


class OnePerson(FormPage):
    """A form about one person."""

    model = Person
    back = "members:person"


class ChangePerson(OnePerson):
    """Change a person's names and contacts."""

    act = "members.person.change"
    form_class = forms.PersonForm
    service = people.change

    def get_title(self):
        return self.record.full_name()

    def get_initial(self):
        return {"emails": ", ".join(str(email) for email in self.record.emails.all())}


class MergePeople(OnePerson):
    """Say that another record is the same person."""

    act = "members.person.merge"
    form_class = forms.MergeForm
    title = _("Merge with another record")
    submit = _("It is the same person: merge")
    done = _("The records are merged.")

    def get_queryset(self):
        return super().get_queryset().current()

    def get_form_options(self):
        return {"person": self.record, "likely": others_like(self.record)}

    def get_lead(self):
        text = _(
            "Posts, terms, addresses and spellings of the other record come to %(person)s. It cannot be undone."
        )
        return text % {"person": self.record}

    def save(self, form):
        people.merge(self.record, form.cleaned_data["other"], by=self.request.user)


class JoinAccount(OnePerson):
    """Join a person to an account."""

    act = "members.person.account"
    form_class = forms.AccountForm
    service = people.join_account
    lead = _("The rights follow from this person's terms in the group.")

    def get_title(self):
        return _("Account of %(person)s") % {"person": self.record}

    def get_initial(self):
        return {"user": self.record.user_id}


class InvitePerson(OnePerson):
    """Invite a person to sign in."""

    act = "members.person.invite"
    form_class = forms.InvitationForm
    service = invitations.invite
    title = _("Invite to sign in")
    submit = _("Send the invitation")
    done = _("The letter with the link is on its way. The link holds for seven days.")

    def get_lead(self):
        return self.record.full_name()

    def get_initial(self):
        address = self.record.emails.first()
        return {"email": str(address) if address else "", "language": self.record.language}


class AddPost(OnePerson):
    """Record a post."""

    act = "members.person.post"
    form_class = forms.PostForm
    service = posts.add_post
    title = _("Record a post")
    submit = _("Record the post")
    done = _("The post is recorded. Documents of earlier days keep the earlier title.")

    def get_lead(self):
        return self.record.full_name()


class OnePost(FormPage):
    """A form about one post, on the page of whose person one was."""

    model = Post

    def get_queryset(self):
        return super().get_queryset().select_related("person", "institution")

    def get_lead(self):
        return f"{self.record.person}: {forms.post_in_words(self.record)}"

    def get_back(self):
        return self.record.person.get_absolute_url()


class CorrectPost(OnePost):
    """Correct a post."""

    act = "members.person.correct"
    form_class = forms.CorrectPostForm
    service = posts.correct_post
    title = _("Correct a post")
    submit = _("Save the correction")
    done = _("The post is corrected.")

    def get_initial(self):
        return {name: getattr(self.record, name) for name in self.form_class.base_fields if name != "because"}


class WithdrawPost(OnePost):
    """Withdraw a post that was entered by mistake."""

    act = "members.person.take_back"
    form_class = forms.ReasonForm
    service = posts.withdraw_post
    title = _("Withdraw the post")
    submit = _("Withdraw the entry")
    done = _("The entry is withdrawn and counts no more.")


class EndPost(OnePost):
    """Say until when a post was held."""

    act = "members.person.post_end"
    form_class = forms.EndPostForm
    service = posts.end_post
    title = _("End the post")
    submit = _("End the post")
