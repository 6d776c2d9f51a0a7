from __future__ import annotations

import pytest

from sayso.ontology.page_lists import page_phrases
from sayso.readers.page_state import is_wall_line, page_state
from sayso.records import Notice

REPORT = (
    "At least five people were killed on Monday when a convoy was hit by a bomb, the ministry said on television. " * 8
)


@pytest.mark.parametrize(
    ("title", "article", "whole", "wall"),
    [
        ("Page not found", "The page you are looking for could not be found.", "", Notice.SOFT_404),
        ("404", "Nothing here.", "", Notice.SOFT_404),
        ("Oops! Page Not Found", "It may have been moved or deleted.", "", Notice.SOFT_404),
        ("Ошибка 404", "Запрашиваемая страница не существует.", "", Notice.SOFT_404),
        ("Page introuvable", "La page que vous recherchez n’existe plus.", "", Notice.SOFT_404),
        ("Seite nicht gefunden", "Die gesuchte Seite existiert nicht.", "", Notice.SOFT_404),
        (
            "Before you continue",
            "We use cookies and need your consent.",
            "We use cookies. Reject all. Accept all cookies",
            Notice.CONSENT_PAGE,
        ),
        ("We value your privacy", "We and our partners store data.", "", Notice.CONSENT_PAGE),
        ("Log in", "You must log in to continue.", "", Notice.LOGIN_WALL),
        ("Kontakt", "Please sign in to see this post.", "", Notice.LOGIN_WALL),
        ("A real headline here", REPORT, "We use cookies. Accept all cookies. Log in to continue.", None),
        ("Body of missing man not found", "Police gave up the search for the missing man on Monday.", "", None),
        ("Soldiers killed at post 404", REPORT, "", None),
        (
            "Short report of a blast",
            "Two people died in Varsad on Monday, police said.",
            "Please log in. We use cookies",
            None,
        ),
    ],
)
def test_page_is_judged_by_what_it_says(title: str, article: str, whole: str, wall: Notice | None) -> None:
    assert page_state(title=title, article=article, whole=f"{title} {article} {whole}").wall is wall


@pytest.mark.parametrize(
    ("article", "whole", "is_free", "notices"),
    [
        ("Two sentences of a story. Then it stops…", "Subscribe to continue reading", None, (Notice.PAYWALL,)),
        (REPORT[:600], "Already a subscriber? Log in", False, (Notice.PAYWALL,)),
        (REPORT[:600] + "…", "", False, (Notice.PAYWALL,)),
        (REPORT * 5, "Subscribe to our newsletter. Already a subscriber? Log in", None, ()),
        (REPORT * 5, "", False, ()),
        (REPORT, "", None, ()),
        (REPORT, "", True, ()),
    ],
)
def test_paywall_is_noticed_where_the_text_is_cut(
    article: str, whole: str, is_free: bool | None, notices: tuple[Notice, ...]
) -> None:
    state = page_state(title="A headline", article=article, whole=f"{article} {whole}", is_free=is_free)
    assert (state.wall, state.notices) == (None, notices)


def test_nothing_but_a_paywall_is_a_wall() -> None:
    assert page_state(title="A headline", article="", whole="Subscribe to read", is_free=False).wall is Notice.PAYWALL


def test_page_that_asks_for_a_password_and_says_nothing_is_a_login_wall() -> None:
    assert (
        page_state(title="Kontakt", article="Welcome.", whole="Welcome.", has_password=True).wall is Notice.LOGIN_WALL
    )
    assert page_state(title="A headline", article=REPORT, whole=REPORT, has_password=True).wall is None


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Subscribe to continue reading", True),
        ("Already a subscriber? Log in", True),
        ("We use cookies to improve this site.", True),
        ("The rebels asked people to subscribe to their channel.", False),
        ("Voters must log their choice.", False),
        (f"{REPORT} Subscribe to continue reading", False),
    ],
)
def test_line_that_asks_to_pay_or_log_in_is_known(line: str, wanted: bool) -> None:
    assert is_wall_line(line) is wanted


def test_phrases_are_folded_for_comparison() -> None:
    phrases = page_phrases()
    for words in (phrases.not_found, phrases.paywall, phrases.login, phrases.consent, phrases.not_found_titles):
        assert words
        assert all(phrase == phrase.casefold().strip() and "’" not in phrase for phrase in words)
