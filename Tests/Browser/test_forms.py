"""A form is kept as one: ticks, choices and short fields with the long ones, and what is secret not at all."""

import json
import unittest

import places
import tour
from browser import Browser
from selenium.webdriver.common.by import By
from service import Service
from test_words import WORDS, open_address

PROFILE = "my/forms/profile"
VALUES = """
return Array.from(document.querySelector("form[data-draft]").elements)
  .filter((field) => field.name && !field.name.startsWith("_") && field.type !== "submit")
  .map((field) => [field.name, field.type.match(/radio|checkbox/) ? field.value + " " + field.checked : field.value]);
"""
TYPED = {
    "name": "Ana", "role": "mentee", "seeks": ["leading-people", "networks"], "experience": WORDS, "where": "video",
    "commitment": "yes"}


class AForm(unittest.TestCase):
    def setUp(self):
        self.service = self.enterContext(Service(places.built_site(), members=tour.MEMBERS))
        self.browser = self.enterContext(Browser())
        self.tour = tour.Tour(self.service, self.browser)

    def open(self, path):
        self.browser.get(self.service.root + path)

    def values(self):
        return self.browser.execute_script(VALUES)

    def stored(self):
        return self.browser.execute_script("return JSON.stringify([localStorage, sessionStorage])")

    def line(self):
        return self.browser.find_element(By.CSS_SELECTOR, ".kept")

    def test_all_fields_are_kept_and_come_back_together(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.open(PROFILE)
        blank = self.values()
        self.assertFalse(self.line().is_displayed())
        self.tour.fill(TYPED)
        typed = self.values()
        self.assertNotEqual(typed, blank)
        self.open("my/")
        self.open(PROFILE)
        self.assertEqual(self.values(), typed)
        self.assertEqual(len(self.browser.find_elements(By.CSS_SELECTOR, ".kept")), 1, "one line for the form")
        self.browser.press("Discard")
        self.assertEqual(self.values(), blank)
        self.browser.press("Bring it back")
        self.assertEqual(self.values(), typed)
        self.browser.press("Discard")
        self.browser.refresh()
        self.assertEqual(self.values(), blank)

    def test_a_form_that_failed_and_is_left_has_all_that_was_typed(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.open(PROFILE)
        self.tour.fill(TYPED)
        typed = self.values()
        self.browser.press("Save")
        self.assertTrue(self.browser.title.startswith("Error:"))
        self.open(PROFILE)
        self.assertEqual(self.values(), typed)

    def test_what_was_sent_and_saved_is_forgotten(self):
        self.tour.profile("Ana")
        self.assertNotIn("Ten years", self.stored())

    def test_the_programs_own_fields_are_never_kept(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.open(PROFILE)
        self.tour.fill(TYPED)
        key = self.browser.find_element(By.NAME, "_key").get_attribute("value")
        self.assertIn("Tuesday", self.stored())
        self.assertNotIn(key, self.stored())
        self.assertNotIn("_version", self.stored())

    def test_no_address_that_signs_in_and_no_concern_is_kept(self):
        for path, fields in (("my/sign-in", {"address": "ana@example.org"}), ("my/help", {"concern": WORDS})):
            self.open(path)
            self.tour.fill(fields)
            self.open("my/who-sees-what")
            self.assertNotIn("ana@example.org", self.stored())
            self.assertNotIn("Tuesday", self.stored())

    def test_what_was_saved_elsewhere_in_the_meantime_stays_and_all_that_was_kept_is_offered(self):
        self.tour.profile("Ana")
        self.open(PROFILE)
        self.tour.fill({"experience": WORDS, "where": "phone"})
        typed = self.values()
        with Browser() as other:
            elsewhere = tour.Tour(self.service, other)
            elsewhere.profile("Ana", experience="Eleven years.")
        self.open(PROFILE)
        saved = self.values()
        self.assertIn(["experience", "Eleven years."], saved)
        self.assertTrue(self.line().is_displayed())
        self.tour.fill({"name": "Ana Bright"})
        self.open(PROFILE)
        self.browser.press("Bring it back")
        self.assertEqual(self.values(), typed, "and typing in another field has taken nothing away")
        self.browser.press("Bring it back")
        self.assertIn(["name", "Ana Bright"], self.values())

    def test_the_answer_about_the_partner_is_never_kept(self):
        self.tour.profile("Ben", role="mentor", offers=["leading-people"], seeks=[], places="2")
        self.tour.profile("Ana")
        pair = self.tour.propose("Ben")
        self.tour.answer("ben", pair, "accept")
        self.tour.sign_in("ana")
        self.open(f"my/proposals/{pair}/completion")
        self.browser.press("Mark as complete")
        self.browser.press("Mark as complete")  # The page between says what stops and what stays.
        if not self.browser.find_elements(By.CSS_SELECTOR, "a[href*='/my/surveys/']"):
            self.open("my/")
        self.open("my/surveys/" + self.tour.handle("/my/surveys/"))
        self.tour.fill({"partner": "first", "meetings": "first"})
        kept = json.loads(self.stored())
        drafts = [json.loads(value) for store in kept for key, value in store.items() if "surveys/" in key]
        self.assertEqual(len(drafts), 1)
        self.assertIn("meetings", drafts[0]["fields"])
        self.assertNotIn("partner", json.dumps(drafts))

    def test_a_server_that_dies_costs_no_tick(self):
        self.service.sign_in(self.browser, "ana@example.org")
        self.open(PROFILE)
        self.tour.fill(TYPED)
        typed = self.values()
        self.service.kill()
        open_address(self.browser, self.service.root + "my/")
        self.service.start()
        self.open(PROFILE)
        self.assertEqual(self.values(), typed)


if __name__ == "__main__":
    unittest.main()
