"""The site works at a domain's root, in a sub-folder, and opened from a folder on disk."""

import contextlib
import functools
import unittest
from urllib.parse import urldefrag

import places
from browser import Browser
from selenium.webdriver.common.by import By

LOOK = """
const all = (selector, use) => Array.from(document.querySelectorAll(selector), use);
const addresses = (selector, name) => all(selector, (e) => new URL(e.getAttribute(name), document.baseURI).href);
return {
  links: addresses("a[href]", "href"),
  assets: [...addresses("link[rel=stylesheet], link[rel=icon]", "href"), ...addresses("script[src], img[src]", "src")],
  forms: addresses("form[action]", "action"),
  ids: all("[id]", (e) => e.id),
  paper: getComputedStyle(document.documentElement).getPropertyValue("--paper"),
  broken: Array.from(document.images).filter((e) => e.complete && !e.naturalWidth).map((e) => e.src),
};
"""


class Everywhere:
    """What holds at every place. Each page is opened once, and the tests look at what was seen."""

    place_of = None
    # Its links begin at the host's root, since it is shown at any depth; `url:` in site.yml gives it another one.
    left_out = {"404.html"}

    @classmethod
    def setUpClass(cls):
        cls.stack = contextlib.ExitStack()
        cls.addClassCleanup(cls.stack.close)
        cls.place = cls.stack.enter_context(cls.place_of())
        cls.browser = cls.stack.enter_context(Browser())
        cls.seen = {page: cls.visit(page) for page in cls.place.pages() if page not in cls.left_out}

    @classmethod
    def visit(cls, page):
        cls.browser.get(cls.place.root + page)
        seen = cls.browser.execute_script(LOOK)
        return seen | {"complaints": cls.browser.complaints(), "requests": cls.browser.requests()}

    def each(self, *names):
        """Every page with each of the things that were seen on it."""
        for page, seen in self.seen.items():
            for name in names:
                for thing in seen[name]:
                    yield page, thing

    def test_there_is_a_site(self):
        self.assertGreater(len(self.seen), 15)

    def test_every_link_and_asset_of_every_page_leads_somewhere(self):
        ids = {self.place.root + page: set(seen["ids"]) for page, seen in self.seen.items()}
        known = {}
        for page, link in self.each("links", "assets"):
            address, fragment = urldefrag(link)
            if self.is_elsewhere(address) or address.startswith(self.place.root + "my/"):
                continue
            with self.subTest(page=page, link=link):
                self.assertTrue(address.startswith(self.place.root), "outside of the site")
                if address not in known:
                    known[address] = self.place.has(address)
                self.assertTrue(known[address], "no such file")
                if fragment:
                    self.assertIn(fragment, ids[address])
        self.assertGreater(len(known), 15)

    def is_elsewhere(self, address):
        """True for what an editor links to outside; a link that leaves the site's folder by mistake is none."""
        mine = self.place.root.split("/")[:3]
        return address.split("/")[:3] != mine

    def test_forms_go_to_intake_below_the_sites_root(self):
        actions = [action for _, action in self.each("forms")]
        self.assertGreater(len(actions), 3)
        for action in actions:
            self.assertTrue(action.startswith(self.place.root + "my/forms/"), action)

    def test_the_style_sheet_applies_to_every_page_and_every_picture_is_there(self):
        for page, seen in self.seen.items():
            self.assertTrue(seen["paper"], page)
            self.assertEqual(seen["broken"], [], page)

    def test_no_page_asks_for_anything_elsewhere(self):
        # Controls of the browser itself, such as that of a date, are drawn from data.
        asked = list(self.each("requests"))
        self.assertGreater(len(asked), len(self.seen))
        self.assertEqual([(page, url) for page, url in asked if not url.startswith((self.place.root, "data:"))], [])

    def test_the_browser_complains_of_nothing(self):
        self.assertEqual(list(self.each("complaints")), [])

    def shown(self, selector):
        return [found for found in self.browser.find_elements(By.CSS_SELECTOR, selector) if found.is_displayed()]

    def test_the_search_page_finds_pages_by_words_that_stand_in_them_only(self):
        self.browser.get(self.place.root + "search.html")
        shown = functools.partial(self.shown, "#pages > li")
        everything = len(shown())
        field = self.browser.find_element(By.ID, "words")
        field.send_keys("proposal")
        found = shown()
        self.assertTrue(0 < len(found) < everything)
        self.assertRegex(self.browser.find_element(By.ID, "found").text, r"\d+ page")
        field.clear()
        field.send_keys("zzzz")
        self.assertEqual(shown(), [])
        self.assertIn("No page", self.browser.find_element(By.ID, "found").text)
        self.assertEqual(self.browser.complaints(), [])


class AtTheRoot(Everywhere, unittest.TestCase):
    place_of = staticmethod(places.at_the_root)
    left_out = set()


class InASubFolder(Everywhere, unittest.TestCase):
    place_of = staticmethod(places.in_a_sub_folder)


class OnDisk(Everywhere, unittest.TestCase):
    place_of = staticmethod(places.on_disk)


class WithoutJavaScript(unittest.TestCase):
    def test_the_search_page_is_a_list_of_titles_and_headings(self):
        with places.on_disk() as place, Browser(javascript=False) as browser:
            browser.get(place.root + "search.html")
            self.assertFalse(browser.find_element(By.ID, "words").is_displayed())
            titles = [a.text for a in browser.find_elements(By.CSS_SELECTOR, "#pages > li > a") if a.is_displayed()]
            headings = [a for a in browser.find_elements(By.CSS_SELECTOR, "#pages ul a") if a.is_displayed()]
            self.assertIn("The first meeting", titles)
            self.assertGreater(len(titles), 10)
            self.assertGreater(len(headings), 20)
            browser.get(headings[0].get_attribute("href"))
            self.assertTrue(browser.find_element(By.CSS_SELECTOR, ":target").is_displayed())


if __name__ == "__main__":
    unittest.main()
