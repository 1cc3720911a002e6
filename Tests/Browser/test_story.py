"""The story by keyboard alone, with JavaScript and once without it; what is printed; and an editor's preview."""

import base64
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import zlib

import places
from browser import Browser
from service import Service, free_port
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait


class Keyboard:
    """Somebody who has no mouse: goes from control to control with the tab key, and presses what they come to."""

    def __init__(self, browser):
        self.browser = browser

    def go_to(self, selector, words=""):
        """Tabs on until such a control has the focus."""
        for _ in range(300):
            focused = self.browser.switch_to.active_element
            if self.matches(focused, selector) and words in (focused.text or ""):
                return focused
            focused.send_keys(Keys.TAB)
        raise AssertionError(f"The tab key never comes to {selector} {words!r} on {self.browser.current_url}")

    def matches(self, element, selector):
        return self.browser.execute_script("return arguments[0].matches(arguments[1])", element, selector)

    def follow(self, words):
        link = self.go_to("a", words)
        self.browser.leave(lambda: link.send_keys(Keys.ENTER))

    def press(self, words):
        button = self.go_to("main button", words)
        self.browser.leave(lambda: button.send_keys(Keys.ENTER))

    def type(self, name, words):
        self.go_to(f"[name='{name}']").send_keys(words)

    def tick(self, name, value):
        """A group of radio buttons is one stop for the tab key; the arrows choose, the space bar ticks."""
        found = self.go_to(f"[name='{name}']")
        for _ in range(40):
            if found.get_attribute("value") == value:
                if not found.is_selected():
                    found.send_keys(Keys.SPACE)
                return
            found.send_keys(Keys.ARROW_DOWN if found.get_attribute("type") == "radio" else Keys.TAB)
            found = self.browser.switch_to.active_element
        raise AssertionError(f"{name} has no {value}")


class Story:
    """Ana is a mentee, Ben a mentor. From the first guide to the survey after the end."""

    javascript = True

    def test_from_the_first_guide_to_the_survey(self):
        with Service(places.built_site()) as service:
            with Browser(javascript=self.javascript) as ben, Browser(javascript=self.javascript) as ana:
                self.sign_in(service, ben, "ben@example.org")
                self.profile(ben, service, "Ben", "mentor", offers="leading-people", places="2")
                self.reads_and_answers_a_prompt(service, ana)
                self.profile(ana, service, "Ana", "mentee", seeks="leading-people")
                self.proposes(service, ana)
                self.answers(service, ben, "Ask for a change", "amend")
                self.sends_again(service, ana)
                self.answers(service, ben, "Accept", "accept")
                ana.get(service.root + "my/")
                self.assertIn("Ben", ana.find_element(By.TAG_NAME, "main").text)
                pair = self.they_decide(service, ana, ben)
                self.completes(service, ana, pair)
                self.answers_the_survey(service, ana)
                for browser in (ana, ben):
                    self.assertEqual(browser.complaints(), [])
                    asked = {url for url in browser.requests() if not url.startswith((service.root, "data:"))}
                    self.assertEqual(asked, set(), "no third party")

    def sign_in(self, service, browser, address):
        keys = Keyboard(browser)
        browser.get(service.root + "my/sign-in")
        keys.type("address", address)
        keys.press("")
        browser.get(service.mailed_link(address))
        keys.press("Sign in")

    def reads_and_answers_a_prompt(self, service, ana):
        keys = Keyboard(ana)
        ana.get(service.root)
        keys.follow("Guides")
        keys.follow("Keeping a learning diary")
        found = keys.go_to("form.form textarea")
        found.send_keys("On Tuesday I asked, and nobody answered.")
        keys.press("Keep in my diary")
        keys.type("address", "ana@example.org")
        keys.press("Send")
        ana.get(service.mailed_link("ana@example.org"))
        keys.press("Sign in")
        keys.press("Save")
        self.assertIn("nobody answered", ana.find_element(By.CSS_SELECTOR, ".typed").text)

    def profile(self, browser, service, name, role, offers=None, seeks=None, places=None):
        keys = Keyboard(browser)
        browser.get(service.root + "my/forms/profile")
        keys.type("name", name)
        keys.tick("role", role)
        keys.type("experience", "Ten years on wards.")
        if offers:
            keys.tick("offers", offers)
        if seeks:
            keys.tick("seeks", seeks)
        for group in ("languages", "where"):
            keys.go_to(f"[name='{group}']").send_keys(Keys.SPACE)
        if places:
            keys.type("places", places)
        keys.tick("availability", "available")
        keys.type("contact", "Room 7")
        keys.go_to("[name='commitment']").send_keys(Keys.SPACE)
        keys.press("Save")
        keys.press("Send this")
        self.assertIn("profile is saved", browser.find_element(By.TAG_NAME, "main").text)

    def proposes(self, service, ana):
        keys = Keyboard(ana)
        ana.get(service.root + "my/mentors")
        keys.follow("Ben")
        keys.type("where-i-am", "At a start.")
        keys.type("what-i-want", "To find my feet.")
        keys.type("months", "6")
        keys.tick("rhythm", "monthly")
        keys.go_to("[name='meet']").send_keys(Keys.SPACE)
        keys.press("Send")

    def answers(self, service, ben, words, value):
        keys = Keyboard(ben)
        ben.get(service.mailed_link("ben@example.org", "/my/act/"))
        keys.type("comment", "Gladly, and a word more about your aim would help.")
        button = keys.go_to(f"button[name='response'][value='{value}']")
        ben.leave(lambda: button.send_keys(Keys.ENTER))
        keys.press("Send this")
        self.assertIn("saved", ben.find_element(By.TAG_NAME, "main").text)

    def sends_again(self, service, ana):
        keys = Keyboard(ana)
        ana.get(service.mailed_link("ana@example.org", "/my/act/"))
        keys.type("what-i-want", " To lead a team of five.")
        keys.press("Send")

    def they_decide(self, service, ana, ben):
        """Ana writes down what she would agree on, and Ben agrees. Returns the pair's handle."""
        keys = Keyboard(ana)
        ana.get(service.root + "my/")
        journey = keys.go_to("a[href^='/my/pairs/']", "journey")
        ana.leave(lambda: journey.send_keys(Keys.ENTER))
        handle = ana.current_url.rsplit("/", 1)[1]
        self.stage(ana, handle)
        keys.type("purpose.agreed", "To find my feet as a leader.")
        keys.press("Save")
        ben.get(f"{service.root}my/pairs/{handle}")
        self.stage(ben, handle)
        Keyboard(ben).go_to("[name='purpose.confirmed'], [name='purpose.agreed.confirmed']").send_keys(Keys.SPACE)
        Keyboard(ben).press("Save")
        self.assertIn("You agreed,", ben.find_element(By.TAG_NAME, "main").text)
        return handle

    def stage(self, browser, handle):
        stage = Keyboard(browser).go_to(f"main a[href^='/my/pairs/{handle}/stages/building-rapport']")
        browser.leave(lambda: stage.send_keys(Keys.ENTER))

    def completes(self, service, ana, handle):
        keys = Keyboard(ana)
        ana.get(f"{service.root}my/proposals/{handle}")
        keys.follow("Mark as complete")
        keys.press("Mark as complete")
        self.assertIn("What stops", ana.find_element(By.TAG_NAME, "main").text)
        keys.press("Mark as complete")
        self.assertIn("complete", ana.find_element(By.TAG_NAME, "main").text)

    def answers_the_survey(self, service, ana):
        keys = Keyboard(ana)
        ana.get(service.root + "my/")
        survey = keys.go_to("a[href^='/my/surveys/']")
        ana.leave(lambda: survey.send_keys(Keys.ENTER))
        for group in ("meetings", "goals-met", "match", "agreement", "recommend"):
            keys.go_to(f"[name='{group}']").send_keys(Keys.SPACE)
        keys.press("Send my answers")
        self.assertIn("Your answers are saved", ana.find_element(By.TAG_NAME, "main").text)


class WithJavaScript(Story, unittest.TestCase):
    pass


class WithoutJavaScript(Story, unittest.TestCase):
    javascript = False


class OnPaper(unittest.TestCase):
    def test_the_handbook_and_a_stages_worksheet_print(self):
        with places.at_the_root() as place, Browser() as browser:
            for page, most in [("handbook.html", 200), ("roadmap/building-rapport.html", 20)]:
                browser.get(place.root + page)
                pdf = base64.b64decode(browser.print_page())
                pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
                self.assertTrue(0 < pages <= most, f"{page}: {pages} pages")
                streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S)
                drawn = b"".join(self.plain(stream) for stream in streams)
                self.assertGreater(len(re.findall(rb"T[jJ]\b", drawn)), 20, "there are words on it")

    def plain(self, stream):
        try:
            return zlib.decompress(stream)
        except zlib.error:
            return b""


class Preview(unittest.TestCase):
    """`sitegen serve`: the page in the browser follows the file."""

    def test_an_edit_is_seen_and_a_mistake_lies_over_the_page_until_it_is_mended(self):
        with tempfile.TemporaryDirectory(prefix="waymark-preview-") as work:
            shutil.copytree(places.PROJECT / "content", work + "/content")
            shutil.copytree(places.PROJECT / "site", work + "/site")
            port = free_port()
            command = [places.PROJECT / ".build/debug/sitegen", "serve", "--port", str(port)]
            server = subprocess.Popen(command, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                with Browser() as browser:
                    self.edits(browser, f"http://localhost:{port}/", pathlib.Path(work) / "content/guides/first-meeting.md")
            finally:
                server.kill()
                server.wait(10)

    def edits(self, browser, root, file):
        def shows(selector, words, is_there=True):
            def look(_):
                found = browser.find_elements(By.CSS_SELECTOR, selector)
                try:
                    return any(words in element.text for element in found) == is_there
                except Exception:  # The page was loaded again meanwhile.
                    return False
            WebDriverWait(browser, 20, 0.1).until(look, f"{selector} {words}")

        for _ in range(100):
            try:
                browser.get(root + "guides/first-meeting.html")
                break
            except Exception:  # It does not listen yet.
                pass
        shows("h1", "The first meeting")
        text = file.read_text()
        file.write_text(text + "\n## A heading that is new\n\nAnd a sentence.\n")
        shows("h2", "A heading that is new")
        file.write_text(text + "\n[Nowhere](nobody.md)\n")
        shows("#waymark-mistakes", "nobody.md")
        file.write_text(text)
        shows("#waymark-mistakes", "nobody.md", is_there=False)


if __name__ == "__main__":
    unittest.main()
