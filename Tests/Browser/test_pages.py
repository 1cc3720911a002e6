"""Every page can be used by everybody: axe's rules, in light and dark, narrow and wide; and its markup is valid."""

import contextlib
import json
import shutil
import subprocess
import unittest

import places
from browser import Browser
from service import Service
import test_story as story

AXE = places.PROJECT / ".proof/axe.min.js"
VNU = places.PROJECT / ".proof/vnu.jar"

LOOK = """
const done = arguments[arguments.length - 1];
const wide = document.documentElement.scrollWidth > window.innerWidth ? ["wider than the window"] : [];
axe.run({ resultTypes: ["violations"] }).then((result) => done(wide.concat(result.violations.map((v) =>
  v.id + ": " + v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")))));
"""

LOOKS = [(width, theme) for width in (320, 1280) for theme in ("light", "dark")]


@unittest.skipUnless(AXE.is_file(), "Tests/fetch has not brought axe, which needs PyPI")
class Usable:
    @classmethod
    def setUpClass(cls):
        cls.axe = AXE.read_text()
        cls.stack = contextlib.ExitStack()
        cls.addClassCleanup(cls.stack.close)
        cls.browser = cls.stack.enter_context(Browser())
        # The page's own policy lets no script in from elsewhere; a test's has to come in another way.
        cls.browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})

    def faults(self):
        """What is wrong with the page that is open, in every look."""
        for width, theme in LOOKS:
            self.browser.emulate(width, theme)
            self.browser.execute_script(self.axe)
            for fault in self.browser.execute_async_script(LOOK):
                yield f"{width} {theme}: {fault}"

    def check(self, name):
        with self.subTest(page=name):
            self.assertEqual(list(self.faults()), [])


class TheSite(Usable, unittest.TestCase):
    def test_every_page_can_be_used_by_everybody(self):
        place = self.stack.enter_context(places.at_the_root())
        for page in place.pages():
            self.browser.get(place.root + page)
            self.check(page)


class TheService(Usable, unittest.TestCase):
    """Intake's main pages, with errors shown and without."""

    def test_every_main_page_can_be_used_by_everybody(self):
        service = self.stack.enter_context(Service(places.built_site()))
        for path in ["my/sign-in", "my/help", "my/link/none", "my/nowhere"]:
            self.browser.get(service.root + path)
            self.check(path)
        service.sign_in(self.browser, "cleo@example.org")
        paths = [
            "my/", "my/diary", "my/forms/diary-entry", "my/forms/profile", "my/profile", "my/mentors", "my/mail",
            "my/addresses", "my/sessions", "my/who-sees-what", "my/leaving", "my/not-paired", "my/coordinator/",
            "my/coordinator/not-paired", "my/coordinator/sessions", "my/coordinator/lost-mailboxes"]
        for path in paths:
            self.browser.get(service.root + path)
            self.check(path)
        for path in ["my/forms/diary-entry", "my/forms/profile", "my/addresses", "my/help"]:
            self.browser.get(service.root + path)
            self.browser.execute_script(
                "const form = document.querySelector('main form:not(.account)'); form.noValidate = true; form.submit();")
            self.assertTrue(self.browser.title.startswith("Error: "), path)
            self.check(path + ", with errors")
        self.assertEqual([c for c in self.browser.complaints() if " 4" not in c], [])


class ThePair(Usable, unittest.TestCase):
    """What two people see of their mentoring, and a coordinator of all."""

    def test_every_page_of_a_pair_can_be_used_by_everybody(self):
        service = self.stack.enter_context(Service(places.built_site()))
        with Browser() as ben:
            handle = story.pair(service, self.browser, ben)
        pair, proposal = f"my/pairs/{handle}", f"my/proposals/{handle}"
        paths = ["my/", "my/diary", "my/forms/diary-entry", "my/take-away", "my/mentors", proposal, pair]
        paths += [f"{proposal}/{form}" for form in ("pause", "completion", "ending")]
        paths += [f"{pair}/{page}" for page in ("action-points", "review", "meetings", "statement", "shared")]
        paths += [f"{pair}/stages/{stage}" for stage in ("building-rapport", "making-progress", "mid-point-review")]
        for path in paths:
            self.browser.get(service.root + path)
            self.assertNotIn("not found", self.browser.title.lower(), path)
            self.check(path)
        service.sign_in(self.browser, "cleo@example.org")
        for path in ["my/coordinator/", "my/coordinator/surveys", "my/coordinator/lists"]:
            self.browser.get(service.root + path)
            self.check(path)


class Weight(unittest.TestCase):
    def test_a_guide_and_the_style_sheet_weigh_less_than_30_kilobytes(self):
        site = places.built_site()
        sheet = sum(file.stat().st_size for file in site.glob("style.*.css"))
        guides = list((site / "guides").glob("*.html"))
        self.assertGreater(len(guides), 5)
        for guide in guides:
            if guide.name != "index.html":
                self.assertLess(guide.stat().st_size + sheet, 30_000, guide.name)


class Markup(unittest.TestCase):
    @unittest.skipUnless(VNU.is_file() and shutil.which("java"), "needs Java, and the checker that Tests/fetch brings")
    def test_every_page_is_valid_html(self):
        command = ["java", "-Xss2m", "-jar", VNU, "--skip-non-html", "--format", "json", places.built_site()]
        result = subprocess.run(command, capture_output=True, text=True, timeout=240)
        said = json.loads(result.stderr)["messages"]
        wrong = [f"{m['url'].split('/site/')[-1]}:{m.get('lastLine')}: {m['message']}" for m in said if m["type"] != "info"]
        self.assertEqual(sorted(set(wrong))[:20], [])


if __name__ == "__main__":
    unittest.main()
