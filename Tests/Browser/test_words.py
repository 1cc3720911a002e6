"""What somebody types is kept until it has arrived: across a reload, a dead server and another host."""

import contextlib
import pathlib
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


def send_to_nobody(service, browser):
    """The server is down when the form is sent, and comes back."""
    service.kill()
    try:
        browser.press("Keep in my diary")
    except WebDriverException:
        pass
    service.start()


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
            browser.press("Discard")
            self.assertEqual(field(browser).get_property("value"), "")
            browser.press("Bring it back")
            self.assertEqual(field(browser).get_property("value"), WORDS)
            browser.press("Discard")
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
            browser.press("Forget which I have read")
            self.assertEqual(browser.find_elements(By.CSS_SELECTOR, ".read"), [])


class OnTheService(unittest.TestCase):
    def test_the_server_dies_while_someone_types_and_not_a_word_is_lost(self):
        with Service(places.built_site()) as service, Browser() as browser:
            service.sign_in(browser, "ana@example.org")
            form = service.root + "my/forms/diary-entry"
            browser.get(form)
            field(browser).send_keys(WORDS)
            send_to_nobody(service, browser)
            open_address(browser, service.root + "my/")
            browser.get(form)
            self.assertEqual(field(browser).get_property("value"), WORDS)
            browser.press("Keep in my diary")
            self.assertIn("It meant more than I thought.", browser.find_element(By.CSS_SELECTOR, ".typed").text)
            browser.get(form)
            self.assertEqual(field(browser).get_property("value"), "", "it has arrived")

    def test_what_a_second_tab_has_besides_is_kept_when_the_first_one_sends(self):
        with Service(places.built_site()) as service, Browser() as browser:
            service.sign_in(browser, "ana@example.org")
            form = service.root + "my/forms/diary-entry"
            browser.get(form)
            field(browser).send_keys(WORDS)
            first = browser.current_window_handle
            browser.switch_to.new_window("tab")
            browser.get(form)
            field(browser).send_keys(" And more.")
            second = browser.current_window_handle
            browser.switch_to.window(first)
            browser.press("Keep in my diary")
            browser.switch_to.window(second)
            browser.execute_async_script("setTimeout(arguments[0], 300)")
            browser.refresh()
            self.assertEqual(field(browser).get_property("value"), WORDS + " And more.")


@contextlib.contextmanager
def standing(place, *, host="localhost", more=""):
    """The service, and the root of a site elsewhere whose forms post to it.

    `place` takes the built site's folder, and is where it stands.
    """
    with tempfile.TemporaryDirectory(prefix="waymark-elsewhere ") as work:
        look, out = work + "/look", work + "/site"
        shutil.copytree(places.PROJECT / "site", look)
        # The service's address stands in the pages, and there have to be pages before it starts.
        with Service(places.built_site(), host=host, more=more) as service:
            with open(look + "/site.yml", "a") as settings:
                settings.write(f"intake: {service.root}\n")
            command = [places.PROJECT / ".build/debug/sitegen", "build", "--site", look, "--out", out]
            subprocess.run(command, cwd=places.PROJECT, check=True, timeout=60)
            with place(out) as root:
                yield service, root


class Elsewhere:
    """The site does not stand with the service, and a prompt's answer ends in the diary all the same."""

    def answers(self, service, browser, root):
        browser.get(root + GUIDE)
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
        return back.get_attribute("href")


class OnTwoHosts(Elsewhere, unittest.TestCase):
    """The site on `site.localhost`, the service on `intake.localhost`: two sites to a browser, and both secure."""

    def test_a_prompts_answer_ends_in_the_diary_and_the_guide_forgets_it(self):
        self.is_kept("")

    def test_and_so_it_does_from_a_sub_folder(self):
        self.is_kept("some/sub/")

    def is_kept(self, folder):
        port = free_port()
        origin = f"http://site.localhost:{port}"
        more = f"site: {origin}/{folder}\nsite-origins: [\"{origin}\"]\n"

        @contextlib.contextmanager
        def place(site):
            with tempfile.TemporaryDirectory(prefix="waymark-host-") as host:
                shutil.copytree(site, f"{host}/{folder}", dirs_exist_ok=True)
                with places.served(host, port=port):
                    yield f"{origin}/{folder}"

        with standing(place, host="intake.localhost", more=more) as (service, root), Browser() as browser:
            back = self.answers(service, browser, root)
            self.assertTrue(back.startswith(root + GUIDE), back)
            browser.leave(browser.find_element(By.PARTIAL_LINK_TEXT, "Back to").click)
            self.assertEqual(field(browser).get_property("value"), "")
            self.assertEqual(browser.complaints(), [])


class OnDisk(Elsewhere, unittest.TestCase):
    """A page that is opened as a file posts without an origin, and the service knows nobody by its cookies."""

    def test_a_prompts_answer_ends_in_the_diary(self):
        @contextlib.contextmanager
        def place(site):
            yield pathlib.Path(site).as_uri() + "/"

        with standing(place) as (service, root), Browser() as browser:
            self.answers(service, browser, root)
            # Who is signed in is not known by that: what comes from a file is shown once more.
            browser.get(root + GUIDE)
            field(browser).clear()
            field(browser).send_keys("And on Wednesday.")
            browser.press("Keep in my diary")
            self.assertIn("Not saved yet", browser.find_element(By.TAG_NAME, "h1").text)
            browser.press("Save")
            self.assertIn("Wednesday", browser.find_element(By.CSS_SELECTOR, ".typed").text)
            self.assertEqual(browser.complaints(), [])


if __name__ == "__main__":
    unittest.main()
