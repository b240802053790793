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
        ("{% period first last %}", "24 March 2026 – 23 March 2027"),
        ("{% period first none %}", "24 March 2026 –"),
        ('{% period first none open_ended="" %}', "24 March 2026"),
        ('{% numbered "12/4" first %}', "№ 12/4, 24 March 2026"),
        ('{% numbered "12/4" none %}', "№ 12/4"),
        ('{% numbered "" first %}', "24 March 2026"),
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
