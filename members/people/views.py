"""Pages of people and of who sits for whom."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from iiwg.accounts.history import history_of
from iiwg.pages.acting import form_page
from iiwg.pages.gate import fetch
from iiwg.pages.list_page import Column, ListPage
from iiwg.pages.words import in_language
from members.people.filters import PersonFilters
from members.people.forms import AccountForm, EndPostForm, MergeForm, PersonForm, PostForm, post_in_words
from members.people.models import Person, Post
from members.people.services import people
from members.people.services.recognition import alike


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
    """One person: posts, terms, contacts."""
    person = fetch(request, Person.objects.prefetch_related("posts__institution__names", "emails"), pk=pk)
    if person.merged_into_id:
        return redirect(reverse("members:person", args=[person.merged_into_id]))
    context = {
        "person": person,
        "terms": person.membership_terms.select_related("seat__unit").prefetch_related("seat__unit__names"),
        "chairing": person.chairing_terms.select_related("institution").prefetch_related(
            "institution__names"
        ),
        "history": history_of(person),
        "can_change": request.user.has_perm("members.change_person", person),
        "sees_contacts": request.user.has_perm("members.view_contacts"),
    }
    return render(request, "members/people/page.html", context)


def person_add(request):
    """Enter a person."""

    def save(data):
        names = [f"{data['family_name']} {data['given_name']}", data["latin_name"]]
        likely = alike(names)
        made = people.add(by=request.user, **data)
        if likely:
            text = _(
                "Somebody of a similar name is on record: %(people)s. If it is the same person, merge the records."
            )
            messages.warning(request, text % {"people": "; ".join(str(person) for person in likely[:3])})
        return reverse("members:person", args=[made.pk])

    return form_page(
        request,
        PersonForm(request.POST or None),
        title=_("Add a person"),
        submit=_("Add the person"),
        save=save,
        back=reverse("members:people"),
        done=_("The person is entered."),
    )


def person_edit(request, pk):
    """Change a person's names and contacts."""
    person = fetch(request, Person.objects.prefetch_related("emails"), pk=pk)
    emails = ", ".join(str(email) for email in person.emails.all())
    return form_page(
        request,
        PersonForm(request.POST or None, instance=person, initial={"emails": emails}),
        title=person.full_name(),
        submit=_("Save"),
        save=lambda data: people.change(Person.objects.get(pk=pk), by=request.user, **data),
        back=reverse("members:person", args=[pk]),
        done=_("Saved."),
    )


def person_merge(request, pk):
    """Say that another record is the same person."""
    person = fetch(request, Person.objects.current(), pk=pk)
    names = [f"{person.family_name} {person.given_name}", person.latin_name]
    likely = [other for other in alike(names) if other.pk != person.pk]
    return form_page(
        request,
        MergeForm(request.POST or None, person=person, likely=likely),
        title=_("Merge with another record"),
        lead=_(
            "Posts, terms, addresses and spellings of the other record come to %(person)s. It cannot be undone."
        )
        % {"person": person},
        submit=_("It is the same person: merge"),
        save=lambda data: people.merge(person, data["other"], by=request.user),
        back=reverse("members:person", args=[pk]),
        done=_("The records are merged."),
    )


def person_account(request, pk):
    """Join a person to an account."""
    person = fetch(request, Person.objects.all(), pk=pk)
    return form_page(
        request,
        AccountForm(request.POST or None, initial={"user": person.user_id}),
        title=_("Account of %(person)s") % {"person": person},
        lead=_("The rights of a co-chair and of a member follow from this person's terms."),
        submit=_("Save"),
        save=lambda data: people.join_account(person, data["user"], by=request.user),
        back=reverse("members:person", args=[pk]),
        done=_("Saved."),
    )


def post_add(request, pk):
    """Record a post."""
    person = fetch(request, Person.objects.all(), pk=pk)

    def save(data):
        people.add_post(person, by=request.user, **data)

    return form_page(
        request,
        PostForm(request.POST or None),
        title=_("Record a post"),
        lead=person.full_name(),
        submit=_("Record the post"),
        save=save,
        back=reverse("members:person", args=[pk]),
        done=_("The post is recorded. Documents of earlier days keep the earlier title."),
    )


def post_end(request, pk):
    """Say until when a post was held."""
    post = fetch(request, Post.objects.select_related("person", "institution"), pk=pk)
    return form_page(
        request,
        EndPostForm(request.POST or None),
        title=_("End the post"),
        lead=f"{post.person}: {post_in_words(post)}",
        submit=_("End the post"),
        save=lambda data: people.end_post(post, ends_on=data["ends_on"], by=request.user),
        back=reverse("members:person", args=[post.person_id]),
        done=_("Saved."),
    )
