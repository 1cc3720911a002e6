"""Every page can be used by everybody: axe's rules, in light and dark, narrow and wide; and its markup is valid."""

import contextlib
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import places
import tour
from browser import Browser
from service import Service

AXE = places.PROJECT / ".proof/axe.min.js"
VNU = places.PROJECT / ".proof/vnu.jar"

LOOK = """
const done = arguments[arguments.length - 1];
const root = document.documentElement;
const isWide = () => root.scrollWidth > window.innerWidth;
const wide = isWide() ? ["wider than the window"] : [];
if (window.innerWidth > 1000) { root.style.fontSize = "200%"; }
if (isWide()) { wide.push("wider than the window, with letters twice as large"); }
root.style.fontSize = "";
axe.run({ resultTypes: ["violations"] }).then((result) => done(wide.concat(result.violations.map((v) =>
  v.id + ": " + v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")))));
"""

# What runs from right to left and does not stand apart from the words round it.
BARE = """
const runsLeft = (text) => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text.replace(/\u2068[^\u2068\u2069]*\u2069/g, ""));
const bare = runsLeft(document.title) ? [document.title] : [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const node = walk.currentNode;
  if (runsLeft(node.data) && !node.parentElement.closest("bdi, [dir=auto]")) { bare.push(node.parentElement.outerHTML.slice(0, 200)); }
}
for (const field of document.querySelectorAll("input:not([type=hidden])")) {
  if (runsLeft(field.value) && field.dir !== "auto") { bare.push(field.outerHTML); }
}
return bare;
"""

# A telephone, and a window that is wide; with letters twice as large, the second is one that is enlarged to 200 %.
LOOKS = [(width, theme) for width in (320, 1280) for theme in ("light", "dark")]


def wrong_markup(folder):
    """What the Nu checker says of all pages in a folder."""
    command = ["java", "-Xss2m", "-jar", VNU, "--skip-non-html", "--format", "json", folder]
    result = subprocess.run(command, capture_output=True, text=True, timeout=240)
    said = json.loads(result.stderr)["messages"]
    wrong = [f"{m['url'].rsplit('/', 1)[-1]}:{m.get('lastLine')}: {m['message']}" for m in said if m["type"] != "info"]
    return sorted(set(wrong))[:20]


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
            self.assertEqual(self.browser.execute_script(BARE), [])


class TheSite(Usable, unittest.TestCase):
    def test_every_page_can_be_used_by_everybody(self):
        place = self.stack.enter_context(places.at_the_root())
        for page in place.pages():
            self.browser.get(place.root + page)
            self.check(page)


@unittest.skipUnless(VNU.is_file() and shutil.which("java"), "needs Java, and the checker that Tests/fetch brings")
class TheService(Usable, unittest.TestCase):
    def test_every_page_can_be_used_by_everybody_and_is_valid_html(self):
        service = self.stack.enter_context(Service(places.built_site(), members=tour.MEMBERS))
        pages = pathlib.Path(self.stack.enter_context(tempfile.TemporaryDirectory(prefix="waymark-pages-")))
        walk = tour.Tour(service, self.browser, tour.URDU, tour.IN_URDU)
        for number, name in enumerate(walk.everything()):
            (pages / f"{number:03} {name.replace('/', ' ')}.html").write_text(self.browser.source())
            self.check(name)
        self.assertEqual(wrong_markup(pages), [])
        self.assertEqual(tour.routes_without(walk.paths), [], "pages that were not looked at")
        # Forms with errors and pages that are gone have their statuses, which the browser notes.
        self.assertEqual([c for c in self.browser.complaints() if "responded with a status of 4" not in c], [])


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
    def test_every_page_of_the_site_is_valid_html(self):
        self.assertEqual(wrong_markup(places.built_site()), [])


if __name__ == "__main__":
    unittest.main()
