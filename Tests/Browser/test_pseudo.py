"""A pseudo-language on every page, in every email and every file: all that is said is content, and it fits."""

import email
import email.policy
import pathlib
import re
import tempfile
import unittest

import places
import pseudo
import tour
from browser import Browser
from service import Service
from selenium.webdriver.common.by import By

# The texts of a page outside the brackets, but for what people typed and what a language's tables write; what is typed or
# a name stands in elements of its own.
BARE = """
const outside = [];
const inside = [];
let depth = 0;
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const node = walk.currentNode;
  if (node.parentElement.closest("script, style, bdi, [dir=auto], textarea, [lang]:not(html)")) { continue; }
  let bare = "";
  for (const letter of node.data) {
    if (letter === "⟦") { depth += 1; } else if (letter === "⟧") { depth -= 1; } else if (depth <= 0) { bare += letter; }
  }
  outside.push(bare);
  inside.push(node.data);
}
const attributes = ["aria-label", "title", "alt", "placeholder"];
for (const element of document.querySelectorAll(attributes.map((name) => `[${name}]`).join(", "))) {
  for (const name of attributes) { if (element.hasAttribute(name)) { outside.push(element.getAttribute(name)); } }
}
const summary = document.querySelector("meta[name=description]");
return [outside.concat([document.title, summary ? summary.content : ""]), inside];
"""

FILES = """
const done = arguments[arguments.length - 1];
const links = Array.from(document.querySelectorAll("main a[href]"), (link) => link.href);
const files = links.filter((link) => /\\/take-away\\/|\\/lists\\/|\\.ics$/.test(new URL(link).pathname) && !link.endsWith(".json"));
Promise.all(files.map((link) => fetch(link).then((reply) => reply.text()).then((text) => [link, text]))).then(done);
"""

NAMES = ("Ana", "Ben", "Finn", "Eve", "Dev", "Cleo", "Ffion", "Waymark")


class Said:
    """What may stand outside brackets."""

    def __init__(self, typed):
        words = sorted({line for text in typed for line in text.split("\n") if line}, key=len, reverse=True)
        self.typed = re.compile("|".join(map(re.escape, words + list(NAMES))))

    def unknown(self, text):
        """What was neither typed nor is a day, an address, an id, a language or a browser."""
        text = re.sub("[\u2066-\u2069]", "", text)
        text = re.sub(r"\S+@\S+|https?://\S+|\b[a-z0-9]{16}\b", " ", text)
        text = self.typed.sub(" ", text)
        text = re.sub(r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b", " ", text)
        text = re.sub(r"\bat (?=\d)|\b(AM|PM|GMT|UTC|Chrome|Linux|English|Urdu)\b", " ", text)
        return re.sub("[\u0600-\u06ff]", "", text)

    def plain(self, text):
        """What no editor wrote within brackets either: its letters are plain."""
        return re.findall(r"[^\s]*[aeiou][^\s]*", self.unknown(text))

    def bare(self, text):
        """What is in no brackets, or plain within them."""
        depth, outside = 0, ""
        for letter in self.unknown(text):
            depth += (letter == "⟦") - (letter == "⟧")
            if depth <= 0 and letter not in "⟦⟧":
                outside += letter
        return re.findall(r".*[A-Za-z].*", outside) + self.plain(text)


class InPseudoLanguage:
    def test_all_that_is_said_is_content_and_fits_a_telephone(self):
        with tempfile.TemporaryDirectory(prefix="waymark-pseudo-") as work, Browser() as browser:
            pseudo.write(work, self.direction)
            site = pathlib.Path(work) / "_site"
            places.build(work, site)
            browser.emulate(320, "light")
            with places.served(site) as root:
                for page in places.Place(root, site).pages():
                    browser.get(root + page)
                    self.check(browser, page, Said([]))
            with Service(site, members=tour.MEMBERS) as service:
                walk = tour.Tour(service, browser)
                for name in walk.everything():
                    self.check(browser, name, Said(walk.typed))
                    self.check_files(browser, name, Said(walk.typed))
                self.check_letters(service, Said(walk.typed))

    def check(self, browser, name, said):
        with self.subTest(page=name):
            html = browser.find_element(By.TAG_NAME, "html")
            self.assertEqual(html.get_attribute("dir") or "ltr", self.direction)
            outside, inside = browser.execute_script(BARE)
            self.assertEqual([text for text in map(said.bare, outside) if text], [])
            self.assertEqual([text for text in map(said.plain, inside) if text], [])
            width = browser.execute_script("return document.documentElement.scrollWidth")
            self.assertLessEqual(width, 320)

    def check_files(self, browser, name, said):
        for address, text in browser.execute_async_script(FILES):
            with self.subTest(page=name, file=address):
                self.assertEqual(self.bare_lines(address, text, said), [])

    def bare_lines(self, address, text, said):
        if address.endswith(".ics"):
            text = text.replace("\r\n ", "")
            lines = [line.split(":", 1)[1] for line in text.splitlines() if re.match("SUMMARY|DESCRIPTION|X-WR", line)]
            text = "\n".join(lines)
        # The columns of a list are called as its questions' ids are.
        return said.bare(re.sub(r"(?s)<style>.*?</style>|<[^>]*>|\"[a-z-]+\"", " ", text))

    def check_letters(self, service, said):
        files = list(service.mails.glob("*.eml")) + list(service.read.glob("*.eml"))
        self.assertGreater(len(files), 20)
        for file in files:
            letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            with self.subTest(letter=letter["Subject"]):
                self.assertEqual(said.bare(f"{letter['Subject']}\n{letter.get_content()}"), [])


class FromLeftToRight(InPseudoLanguage, unittest.TestCase):
    direction = "ltr"


class FromRightToLeft(InPseudoLanguage, unittest.TestCase):
    direction = "rtl"


if __name__ == "__main__":
    unittest.main()
