"""A message between its facts and its writer's changes: nothing typed is lost, nothing is guessed."""

from __future__ import annotations

import pytest

from relation.catalogue import Entry, entries
from relation.finding import Finding, Span
from relation.language import Lang
from relation.pack import Pack, open_pack
from relation.template import Draft
from relation.ui import writing as pages
from relation.ui.facts import case_of, change_language, example, missing, typed
from relation.ui.fix import as_written, fixed, moved
from relation.ui.handover import file_name, obstacles
from relation.ui.merge import merge
from relation.ui.preferences import Preferences
from relation.ui.words import Words
from relation.ui.work import Writing

BASE = Draft("Order [Order number]", "Hello,\n\nYour lamp comes on [Date].\n\nKind regards,\n")
FILLED = Draft("Order 4471", "Hello,\n\nYour lamp comes on 4 May.\n\nKind regards,\n")
W = Words(Lang.EN)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return open_pack()


@pytest.fixture(scope="module")
def listed(pack: Pack) -> list[Entry]:
    return entries(pack)


def test_without_edits_the_message_is_what_the_facts_make() -> None:
    assert pages.current(Writing(), BASE) == (BASE, False)


def test_new_facts_go_into_a_changed_message_beside_the_changes() -> None:
    work = Writing()
    pages.change(work, Draft(BASE.subject, BASE.body.replace("Hello,", "Good morning,")), BASE)
    draft, clash = pages.current(work, FILLED)
    assert not clash
    assert draft.subject == "Order 4471"
    assert draft.body == "Good morning,\n\nYour lamp comes on 4 May.\n\nKind regards,\n"


def test_a_clash_keeps_the_writers_words_until_they_decide() -> None:
    work = Writing()
    mine = Draft(BASE.subject, BASE.body.replace("[Date]", "Monday"))
    pages.change(work, mine, BASE)
    assert pages.current(work, FILLED) == (mine, True)
    pages.keep_mine(work, FILLED)
    assert pages.current(work, FILLED) == (mine, False)
    pages.reset(work)
    assert pages.current(work, FILLED) == (FILLED, False)


def test_a_change_taken_back_is_no_edit() -> None:
    work = Writing()
    pages.change(work, Draft("Other", BASE.body), BASE)
    pages.change(work, BASE, BASE)
    assert work.edit is None


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("a b c", "A b c", "a b C", "A b C"),
        ("a b c", "a X c", "a Y c", None),
        ("a b c", "a X c", "a X c", "a X c"),
        ("a b c", "a b c and more", "z b c", "z b c and more"),
        ("", "mine", "", "mine"),
    ],
)
def test_merge(base: str, mine: str, theirs: str, merged: str | None) -> None:
    assert merge(base, mine, theirs) == merged


def test_an_example_opens_complete_and_remembers_no_firm(pack: Pack, listed: list[Entry]) -> None:
    work = Writing()
    pages.open_example(work, listed, pack, Lang.EN)
    assert (work.template, work.lang) == (pages.EXAMPLE, "en")
    template = pack.template(work.template, Lang.EN)
    case = case_of(template, work, Preferences(), pack)
    assert not case.problems
    assert missing(pack.fillers[Lang.EN].names(template), case, pack.variables) == []
    assert "[" not in pack.fillers[Lang.EN].fill(template, case).text


def test_choosing_brings_audience_and_law_to_what_the_situation_allows(
    listed: list[Entry],
) -> None:
    for entry in listed:
        work = Writing(audience="b2b", law="uk", ignored=[("tone.blame", "x")], anyway=True)
        pages.choose(work, entry, Lang.EN)
        assert work.audience in entry.audience
        assert work.law in entry.law
        assert not work.ignored
        assert not work.anyway


def test_examples_change_language_and_facts_typed_do_not(pack: Pack) -> None:
    product = pack.variables["order.product"]
    work = Writing(lang="fr")
    work.facts = {"order.product": example(product, Lang.FR), "order.number": "A-12"}
    change_language(work, Lang.EN, pack.variables)
    assert work.facts == {"order.product": example(product, Lang.EN), "order.number": "A-12"}


def test_the_firm_is_known_in_the_other_language_until_said_in_this_one() -> None:
    known = Preferences().with_firm(Lang.FR, "sender.title", "Assistante commerciale")
    assert typed(Writing(lang="en"), known)["sender.title"] == "Assistante commerciale"
    known = known.with_firm(Lang.EN, "sender.title", "Sales assistant")
    assert typed(Writing(lang="en"), known)["sender.title"] == "Sales assistant"
    assert typed(Writing(lang="fr"), known)["sender.title"] == "Assistante commerciale"


def found(pack: Pack, text: str, words: str) -> Finding:
    start = text.index(words)
    rule = pack.rules["tone.blame"]
    return Finding(rule, Span(start, start + len(words)), words, rule.severity)


def test_a_suggestion_goes_where_the_words_have_moved(pack: Pack) -> None:
    draft = Draft("Your order", "Hello,\n\nYou forgot the form.\n")
    finding = found(pack, draft.text, "You forgot")
    later = Draft("Your order", "Hello Ms Lee,\n\nYou forgot the form.\n")
    better = fixed(later, draft.text, finding, "we still need")
    assert better == Draft("Your order", "Hello Ms Lee,\n\nWe still need the form.\n")
    gone = Draft("Your order", "Hello,\n\nYou lost the form.\n")
    assert fixed(gone, draft.text, finding, "we still need") is None


def test_a_suggestion_in_the_subject_leaves_the_text_alone(pack: Pack) -> None:
    draft = Draft("You forgot this", "Hello,\n")
    better = fixed(draft, draft.text, found(pack, draft.text, "You forgot"), "We need")
    assert better == Draft("We need this", "Hello,\n")


@pytest.mark.parametrize(
    ("old", "new", "span", "where"),
    [
        ("abc", "abc", Span(1, 2), Span(1, 2)),
        ("abc def", "abc xx def", Span(4, 7), Span(7, 10)),
        ("abc def", "abc de", Span(4, 7), None),
        ("aaa", "aaaa", Span(0, 3), Span(0, 3)),
        ("abc", "", Span(0, 3), None),
    ],
)
def test_moved(old: str, new: str, span: Span, where: Span | None) -> None:
    assert moved(span, old, new) == where


def test_a_suggestion_takes_the_capital_of_what_it_replaces() -> None:
    assert as_written("Delay", "deadline") == "Deadline"
    assert as_written("ASAP", "by Friday") == "by Friday"


def test_what_stands_in_the_way_is_named(pack: Pack) -> None:
    lacking = [pack.variables["order.number"]]
    must = found(pack, "You forgot", "You forgot")
    said = obstacles(BASE, lacking, [must], False, W)
    assert len(said) == 3
    assert lacking[0].label.en in said[0]
    assert obstacles(FILLED, [], [], True, W) == []
    assert obstacles(Draft("Hello", " \n"), [], [], True, W) == [W("handover.empty")]


@pytest.mark.parametrize("words", ["[date]", "{{ order.number }}", "XXX", "XXXX"])
def test_a_place_still_to_be_filled_is_named(words: str) -> None:
    said = obstacles(Draft("Order", f"We come on {words}."), [], [], True, W)
    assert len(said) == 1
    assert words in said[0]


def test_a_box_to_tick_is_no_place_to_be_filled() -> None:
    assert obstacles(Draft("Order", "[ ] Yes  [x] No  [1]"), [], [], True, W) == []


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Votre commande 4471\u202f: été", "votre-commande-4471-ete.eml"),
        ("../../etc/passwd", "etc-passwd.eml"),
        ("", "message.eml"),
        ("x" * 300, "x" * 60 + ".eml"),
    ],
)
def test_file_names_are_plain(subject: str, name: str) -> None:
    assert file_name(Draft(subject, "x"), Lang.EN, "eml") == name
