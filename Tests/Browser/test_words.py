"""What somebody types is kept until it has arrived: across a reload, a dead server and another host."""

import shutil
import subprocess
import tempfile
import unittest

import places
from browser import Browser
from service import Service, free_port
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By

GUIDE = "guides/keeping-a-learning-diary.html"
WORDS = "A real event, on Tuesday.\nIt meant more than I thought."


def field(browser):
    return browser.find_element(By.CSS_SELECTOR, "form[data-draft] textarea")


def line(browser):
    return browser.find_element(By.CSS_SELECTOR, ".kept")


def open_address(browser, address):
    """A host that is down is no fault of the test's."""
    try:
        browser.get(address)
    except WebDriverException:
        pass


class OnTheSite(unittest.TestCase):
    def test_words_last_for_the_tab_or_for_the_device_and_can_be_forgotten(self):
        with places.at_the_root() as place, Browser() as browser:
            browser.get(place.root + GUIDE)
            self.assertFalse(line(browser).is_displayed())
            field(browser).send_keys(WORDS)
            self.assertIn("11 words", line(browser).text)
            browser.refresh()
            self.assertEqual(field(browser).get_property("value"), WORDS)
            self.assertEqual(browser.execute_script("return localStorage.length"), 0)
            line(browser).find_element(By.TAG_NAME, "input").click()
            browser.switch_to.new_window("tab")
            browser.get(place.root + GUIDE)
            self.assertEqual(field(browser).get_property("value"), WORDS)
            browser.press("Forget it")
            self.assertEqual(field(browser).get_property("value"), "")
            browser.press("Bring it back")
            self.assertEqual(field(browser).get_property("value"), WORDS)
            browser.press("Forget it")
            browser.refresh()
            self.assertEqual(field(browser).get_property("value"), "")
            self.assertEqual(browser.complaints(), [])

    def test_a_reader_chooses_dark_and_sees_what_they_have_read(self):
        with places.at_the_root() as place, Browser() as browser:
            browser.emulate(1280, "light")
            browser.get(place.root + GUIDE)
            paper = "return getComputedStyle(document.body).backgroundColor"
            light = browser.execute_script(paper)
            browser.get(place.root + "guides/index.html")
            self.assertEqual(browser.find_elements(By.CSS_SELECTOR, ".read"), [])
            browser.find_element(By.ID, "_theme").send_keys("Dark")
            browser.get(place.root + GUIDE)
            self.assertNotEqual(browser.execute_script(paper), light)
            browser.execute_script("document.querySelector('.bottom').scrollIntoView()")
            browser.execute_async_script("setTimeout(arguments[0], 300)")
            browser.get(place.root + "guides/index.html")
            marks = browser.find_elements(By.CSS_SELECTOR, ".read")
            self.assertEqual([mark.text for mark in marks], ["Read"])
            browser.press("Forget it")
            self.assertEqual(browser.find_elements(By.CSS_SELECTOR, ".read"), [])


class OnTheService(unittest.TestCase):
    def test_the_server_dies_while_someone_types_and_not_a_word_is_lost(self):
        with Service(places.built_site()) as service, Browser() as browser:
            service.sign_in(browser, "ana@example.org")
            form = service.root + "my/forms/diary-entry"
            browser.get(form)
            field(browser).send_keys(WORDS)
            service.kill()
            try:
                browser.press("Keep in my diary")
            except WebDriverException:
                pass
            service.start()
            open_address(browser, service.root + "my/")
            browser.get(form)
            self.assertEqual(field(browser).get_property("value"), WORDS)
            browser.press("Keep in my diary")
            self.assertIn("It meant more than I thought.", browser.find_element(By.CSS_SELECTOR, ".typed").text)
            browser.get(form)
            self.assertEqual(field(browser).get_property("value"), "", "it has arrived")

    def test_signing_out_takes_along_what_was_kept(self):
        with Service(places.built_site()) as service, Browser() as browser:
            service.sign_in(browser, "ana@example.org")
            browser.get(service.root + "my/forms/diary-entry")
            field(browser).send_keys(WORDS)
            self.assertIn("Tuesday", browser.execute_script("return JSON.stringify(localStorage)"))
            browser.press("Sign out")
            self.assertNotIn("Tuesday", browser.execute_script("return JSON.stringify(localStorage)"))

    def test_nothing_of_a_concern_is_kept(self):
        with Service(places.built_site()) as service, Browser() as browser:
            browser.get(service.root + "my/help")
            browser.find_element(By.TAG_NAME, "textarea").send_keys(WORDS)
            kept = browser.execute_script("return JSON.stringify([localStorage, sessionStorage])")
            self.assertNotIn("Tuesday", kept)


class OnTwoHosts(unittest.TestCase):
    """The site on `site.localhost`, the service on `intake.localhost`: two sites to a browser, and both secure."""

    def test_a_prompts_answer_ends_in_the_diary_and_the_guide_forgets_it(self):
        port = free_port()
        with tempfile.TemporaryDirectory(prefix="waymark-two-hosts-") as work:
            shutil.copytree(places.PROJECT / "site", work + "/look")
            out = work + "/site"
            more = f"site: http://site.localhost:{port}/\nsite-origins: [\"http://site.localhost:{port}\"]\n"
            # The service's address stands in the pages, and the pages have to be there before it starts.
            with Service(places.built_site(), host="intake.localhost", more=more) as service:
                with open(work + "/look/site.yml", "a") as settings:
                    settings.write(f"intake: {service.root}\n")
                command = [places.PROJECT / ".build/debug/sitegen", "build", "--site", work + "/look", "--out", out]
                subprocess.run(command, cwd=places.PROJECT, check=True, timeout=60)
                with places.served(out, port=port) as root, Browser() as browser:
                    self.answers(service, browser, root.replace("localhost", "site.localhost") + GUIDE)

    def answers(self, service, browser, guide):
        browser.get(guide)
        self.assertTrue(browser.execute_script("return isSecureContext"))
        field(browser).send_keys(WORDS)
        browser.press("Keep in my diary")
        self.assertTrue(browser.current_url.startswith(service.root + "my/drafts/"), browser.current_url)
        self.assertTrue(browser.execute_script("return isSecureContext"))
        browser.answer("address", "ana@example.org")
        browser.get(service.mailed_link("ana@example.org"))
        browser.press("Sign in")
        browser.press("Save")
        self.assertIn("Tuesday", browser.find_element(By.CSS_SELECTOR, ".typed").text)
        back = browser.find_element(By.PARTIAL_LINK_TEXT, "Back to")
        self.assertRegex(back.get_attribute("href"), r"#kept=[a-z-]+$")
        browser.leave(back.click)
        self.assertTrue(browser.current_url.endswith(".html"), browser.current_url)
        self.assertEqual(field(browser).get_property("value"), "")
        self.assertEqual(browser.complaints(), [])


if __name__ == "__main__":
    unittest.main()
