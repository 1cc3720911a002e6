"""A browser that several people use: what somebody typed goes with their session, however that ended."""

import unittest

import places
from browser import Browser
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from service import Service
from test_words import GUIDE, WORDS, field

ENTRY = "my/forms/diary-entry"


def stored(browser):
    """All that the open page's origin has in this browser's storage."""
    return browser.execute_script("return JSON.stringify([localStorage, sessionStorage])")


class Shared(unittest.TestCase):
    def setUp(self):
        self.service = self.enterContext(Service(places.built_site()))
        self.browser = self.enterContext(Browser())

    def open(self, path):
        self.browser.get(self.service.root + path)

    def type(self, path, words=WORDS):
        self.open(path)
        self.settled()
        field(self.browser).send_keys(words)

    def settled(self):
        """The script has found out who is signed in, and has put back what it kept."""
        WebDriverWait(self.browser, 5, 0.05).until(lambda _: self.browser.execute_script(
            "return !!document.querySelector('form[data-draft] .kept')"))

    def value(self, path):
        self.open(path)
        self.settled()
        return field(self.browser).get_property("value")

    def claimed(self, path):
        """What stands in a page's form once somebody has said that they typed it before they signed in."""
        self.assertEqual(self.value(path), "", "nothing is shown to whoever has not said so")
        self.browser.find_element(By.CSS_SELECTOR, ".kept button").click()
        return field(self.browser).get_property("value")

    def end_session(self):
        """As a coordinator, another browser or time does it: the cookie is still here."""
        self.service.change("DELETE FROM session")

    def assert_gone(self, words="Tuesday"):
        self.assertNotIn(words, stored(self.browser))


class Ends(Shared):
    def test_signing_out_takes_along_what_was_typed_on_all_pages_even_what_was_to_be_kept_on_the_device(self):
        self.type(GUIDE)
        self.browser.find_element(By.CSS_SELECTOR, ".kept input").click()
        self.service.sign_in(self.browser, "ana@example.org")
        self.type(ENTRY)
        self.assertEqual(self.claimed(GUIDE), WORDS, "what was typed before signing in is Ana's")
        self.open("my/")
        self.browser.press("Sign out")
        self.assert_gone()
        self.assertEqual(self.value(GUIDE), "")
        self.assertEqual(self.value(ENTRY), "")

    def test_a_session_that_ends_by_itself_leaves_nothing_of_its_owner_to_the_next_page(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.type(GUIDE)
        self.type(ENTRY)
        handle = self.browser.execute_script("return document.querySelector('[data-owner]').dataset.owner")
        self.end_session()
        self.assertEqual(self.value(GUIDE), "", "a page of the site asks whether the session still lives")
        self.assert_gone()
        self.assert_gone(handle)
        self.open("my/")
        self.assertEqual(self.value(ENTRY), "")
        self.assert_gone()

    def test_the_sign_in_page_is_enough_and_which_guides_were_read_goes_too(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.type(ENTRY)
        self.browser.execute_script("localStorage.setItem('waymark.read', '{\"guides/when-to-stop.html\":1}')")
        self.end_session()
        self.open("my/sign-in")
        self.assert_gone()
        self.assert_gone("when-to-stop")

    def test_who_signs_in_instead_finds_nothing_and_leaves_nothing(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.type(GUIDE)
        self.type(ENTRY)
        self.browser.delete_all_cookies()
        self.browser.get("about:blank")
        self.service.sign_in(self.browser, "ben@example.org")
        self.assert_gone()
        self.assertEqual(self.value(ENTRY), "")
        self.assertEqual(self.value(GUIDE), "")
        self.type(ENTRY, "A word of Ben's.")
        self.browser.delete_all_cookies()
        self.service.sign_in(self.browser, "ana@example.org")
        self.assert_gone("Ben's")

    def test_words_go_once_no_session_could_be_alive(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.type(ENTRY)
        self.browser.execute_script("""
            for (const key of Object.keys(localStorage).filter((key) => key.startsWith("waymark.draft:"))) {
              const kept = JSON.parse(localStorage.getItem(key));
              kept.at -= 21 * 86400000 + 1000;
              localStorage.setItem(key, JSON.stringify(kept));
            }""")
        self.open("guides/index.html")
        self.assertEqual(self.value(ENTRY), "")
        self.assert_gone()


class Stays(Shared):
    def test_what_was_typed_signed_out_is_there_for_whoever_says_that_they_typed_it_and_goes_with_their_session(self):
        self.type(GUIDE)
        self.open("my/sign-in")
        self.assertEqual(self.value(GUIDE), WORDS)
        self.service.sign_in(self.browser, "ana@example.org")
        self.assertEqual(self.claimed(GUIDE), WORDS)
        self.assertEqual(self.value(GUIDE), WORDS, "it is hers from now on")
        self.end_session()
        self.assertEqual(self.value(GUIDE), "")
        self.assert_gone()

    def test_what_was_typed_signed_out_is_gone_once_somebody_else_has_been_signed_in_meanwhile(self):
        self.type(GUIDE)
        self.service.sign_in(self.browser, "ben@example.org")
        self.assertEqual(self.value(GUIDE), "", "Ben has not said that it is his")
        self.open("my/")
        self.browser.press("Sign out")
        self.assertEqual(self.value(GUIDE), "")
        self.assert_gone()

    def test_whoever_types_something_else_keeps_that(self):
        self.type(GUIDE)
        self.service.sign_in(self.browser, "ben@example.org")
        self.type(GUIDE, "A word of Ben's.")
        self.assertEqual(self.value(GUIDE), "A word of Ben's.")
        self.end_session()
        self.assertEqual(self.value(GUIDE), "")
        self.assert_gone()

    def test_words_typed_after_a_session_had_ended_stay_in_the_tab(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.type(ENTRY)
        self.end_session()
        self.type(GUIDE, "A word of somebody's.")
        self.open("my/sign-in")
        self.assert_gone()
        self.assertEqual(self.value(GUIDE), "A word of somebody's.")

    def test_a_page_that_does_not_say_who_is_signed_in_takes_nothing_away(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.type(ENTRY)
        for path in ("my/nowhere", "my/diary/aaaaaaaaaaaaaaaa", "my/link/none"):
            self.open(path)
        self.assertEqual(self.value(ENTRY), WORDS)

    def test_a_server_that_is_down_takes_nothing_away(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.type(GUIDE)
        self.browser.execute_cdp_cmd("Network.enable", {})
        self.browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*/my/signed-in"]})
        self.assertEqual(self.value(GUIDE), "", "it is not known whether Ana is still here")
        self.browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
        self.assertEqual(self.value(GUIDE), WORDS)


class SecondTab(Shared):
    def test_signing_out_in_one_tab_empties_the_forms_of_the_others_and_nothing_is_kept_there_any_more(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.type(ENTRY)
        first = self.browser.current_window_handle
        self.browser.switch_to.new_window("tab")
        self.open("my/")
        self.browser.press("Sign out")
        self.browser.switch_to.window(first)
        WebDriverWait(self.browser, 5, 0.05).until(lambda _: field(self.browser).get_property("value") == "")
        field(self.browser).send_keys("Somebody else goes on.")
        self.assert_gone()
        self.assert_gone("goes on")

    def test_a_session_that_ended_by_itself_takes_no_word_out_of_a_form_that_is_open(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.type(ENTRY)
        first = self.browser.current_window_handle
        self.end_session()
        self.browser.switch_to.new_window("tab")
        self.open("my/sign-in")
        self.browser.switch_to.window(first)
        field(self.browser).send_keys(" And more.")
        self.assert_gone()
        self.assertEqual(field(self.browser).get_property("value"), WORDS + " And more.")
        self.browser.press("Keep in my diary")
        self.assertIn("And more.", self.browser.find_element(By.TAG_NAME, "main").text)


if __name__ == "__main__":
    unittest.main()
