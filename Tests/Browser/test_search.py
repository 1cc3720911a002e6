"""The search of the real site, from disk, with what people would type."""

import unittest

import places
from browser import Browser

QUERIES = places.PROJECT / "Tests/Fixtures/search-queries.txt"

SEARCH = """
const field = document.getElementById("words");
field.value = arguments[0];
field.dispatchEvent(new Event("input"));
return Array.from(document.querySelectorAll("#pages > li:not([hidden])"), (item) => item.dataset.page);
"""


class Search(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = cls.enterClassContext(Browser())
        cls.browser.get((places.built_site() / "search.html").as_uri())

    def found(self, words):
        return self.browser.execute_script(SEARCH, words)

    def test_most_searches_lead_to_the_page_that_people_want(self):
        lines = [line.split("\t") for line in QUERIES.read_text().splitlines()]
        places_found = {}
        for query, path in lines:
            found = self.found(query)
            places_found[query] = found.index(path) + 1 if path in found else 0
        first = sum(place == 1 for place in places_found.values())
        soon = sum(0 < place <= 3 for place in places_found.values())
        print(f"{first} first, {soon} in the first three, of {len(lines)}")
        for query, place in places_found.items():
            if place != 1:
                print(f"  {place or 'not found'}: {query}")
        self.assertEqual(len(lines), 60)
        self.assertGreaterEqual(first, 42)
        self.assertGreaterEqual(soon, 48)

    def test_one_wrong_letter_accents_and_other_forms_of_a_word_are_forgiven(self):
        wanted = "guides/choosing-a-mentor.html"
        for words in ["choosing a mentor", "chosing a mentor", "chooses a mentor", "chóosing ä mentor", "CHOOSING-A-MENTOR"]:
            self.assertEqual(self.found(words)[0], wanted, words)

    def test_without_words_the_list_is_whole_and_in_its_own_order(self):
        whole = self.found("")
        self.found("diary")
        self.assertEqual(self.found(" "), whole)
        self.assertGreater(len(whole), 30)
