"""Tags of pages: dates and numbers as papers write them, parts that recur."""

import datetime

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

FIRST, LAST = datetime.date(2026, 3, 24), datetime.date(2027, 3, 23)


def drawn(text, **context):
    """What a template with our tags writes, on one line."""
    written = Template("{% load pages %}" + text).render(Context(context))
    return " ".join(line.strip() for line in written.splitlines() if line.strip())


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{% period first last %}", "24\xa0March\xa02026 – 23\xa0March\xa02027"),
        ("{% period first none %}", "24\xa0March\xa02026 –"),
        ('{% period first none open_ended="" %}', "24\xa0March\xa02026"),
        ('{% numbered "12/4" first %}', "№\xa012/4, 24\xa0March\xa02026"),
        ('{% numbered "12/4" none %}', "№\xa012/4"),
        ('{% numbered "" first %}', "24\xa0March\xa02026"),
        ('{% joined ", " "Dushanbe" "" none "Khujand" %}', "Dushanbe, Khujand"),
        ('{% fact "Telephone" "" %}', "<dt>Telephone</dt><dd>not recorded</dd>"),
        ('{% table_head "Name" "Date" %}', "<thead><tr><th>Name</th><th>Date</th></tr></thead>"),
        ('{% link_if yes "Members" "/members/" %}', '<a href="/members/">Members</a>'),
        ('{% link_if none "Members" "/members/" %}', "Members"),
    ],
)
def test_a_part_says_what_is_known(tag, words):
    assert drawn(tag, first=FIRST, last=LAST, none=None, yes=True) == words


def test_what_people_wrote_is_escaped_and_what_tags_wrote_is_not():
    said = drawn('{% joined ", " theirs ours %}', theirs="<b>", ours=mark_safe("<i>x</i>"))
    assert said == "&lt;b&gt;, <i>x</i>"
    assert "&lt;b&gt;" in drawn("{% fact theirs theirs %}", theirs="<b>")


def test_the_way_up_leads_to_a_view_or_an_address():
    assert 'href="/members/people/7/"' in drawn('{% back_link "Person" "members:person" 7 %}')
    assert 'href="/elsewhere/"' in drawn('{% back_link "Back" "/elsewhere/" %}')


def test_a_button_is_a_form_that_carries_its_token():
    button = drawn('{% post_button "Remind" "members:request-remind" 7 look="small" %}', csrf_token="secret")
    assert 'method="post"' in button and 'value="secret"' in button
    assert '<button class="btn btn-small">Remind</button>' in button


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            '<span lang="en">Dam &lt;1&gt;</span><span class="lang-tag">en</span> · <b>x</b>',
            "Dam &lt;1&gt; · x",
        ),
        ("Dam", "Dam"),
    ],
)
def test_a_title_is_words_alone(html, words):
    assert drawn("{% filter without_marks %}{{ html }}{% endfilter %}", html=mark_safe(html)) == words


@pytest.mark.parametrize(
    ("path", "view", "exact", "is_marked"),
    [
        ("/settings/mail/7/", "desk:mail", "False", True),
        ("/settings/mail/", "desk:users", "True", False),
        ("/settings/", "desk:users", "True", True),
        ("/settings/", "desk:mail", "False", False),
    ],
)
def test_a_navigation_marks_where_the_reader_is(rf, path, view, exact, is_marked):
    link = drawn(f'{{% nav_link "Here" "{view}" exact={exact} %}}', request=rf.get(path))
    assert ('aria-current="page"' in link) is is_marked
    assert link.endswith(">Here</a>")
