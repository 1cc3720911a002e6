"""Every page of Intake, in the order in which people come to it: each is opened, and its name given.

Whoever asks for the pages looks at them in between. Ana and Eve are mentees, Ben and Finn mentors, Dev waits to be let
in, Cleo is the coordinator and Ffion the contact for concerns; they share a browser, and sign in one after the other.
"""

import datetime
import re
import urllib.parse

import places
from pseudo import plain
from selenium.webdriver.common.by import By

MEMBERS = "domains\ndomains: [example.org]"
WORDS = "On Tuesday I asked, and nobody answered.\n\nIt meant more to me than I thought."
PROFILE = {
    # A name is as long as it likes, and no page grows wider by it.
    "name": "Ana" + "featherstonehaugh" * 4, "role": "mentee", "experience": "Ten years on wards.", "seeks": ["leading-people", "networks"],
    "languages": "english", "where": "video", "availability": "available", "contact": "Room 7", "commitment": "yes"}
PROPOSAL = {
    "where-i-am": "At a start.", "what-i-want": "To find my feet.", "months": "6", "rhythm": "monthly", "meet": "video"}

# Names and words that run from right to left, among others that do not: how they stand apart shows on every page.
URDU = {"Ana": "آنا " + "ب" * 60, "Ben": "بن (Ben) حسین", "Finn": "فنّ العربي", "Eve": "حوّا 2"}
IN_URDU = "یہ اردو میں ہے (and some English). "

FILL = """
for (const [name, value] of Object.entries(arguments[0])) {
  const fields = document.getElementsByName(name);
  if (!fields.length) { 
    const there = Array.from(document.querySelectorAll("main [name]"), (field) => field.name);
    throw new Error("no field " + name + " among " + Array.from(new Set(there)).join(", "));
   }
  const chosen = [].concat(value);
  const missing = chosen.filter((one) => !["first", "last"].includes(one) && fields[0].type.match(/radio|checkbox/) &&
    !Array.from(fields).some((field) => field.value === one));
  if (missing.length) { throw new Error(name + " has no " + missing); }
  for (const field of fields) {
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = value === "first" ? field === fields[0] : value === "last" ? field === fields[fields.length - 1] : chosen.includes(field.value);
    } else {
      field.value = (field.type === "textarea" || field.name === "contact" ? arguments[1] : "") + value;
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
"""
# Some forms are a button only, and are right whatever they hold.
SEND_EMPTY = """
const form = document.querySelector(arguments[0]);
for (const field of form.elements) {
  if (field.type === "radio" || field.type === "checkbox") { field.checked = false; }
  else if (field.type !== "hidden" && field.type !== "submit") { field.value = ""; }
}
form.requestSubmit(form.querySelector("button:not([type=button])"));
"""

# Not pages: a word for the operator's watch, and files.
NO_PAGES = {"/healthz", "/my/signed-in", "/my/pairs/:handle/dates.ics", "/my/take-away/:file", "/my/coordinator/lists/:id"}


def routes_without(paths):
    """The addresses in Intake's list of routes at which none of these paths is."""
    routes = (places.PROJECT / "Sources/Intake/Routes.swift").read_text()
    pages = set(re.findall(r'router\.get\(\s*"([^"]+)"', routes)) - NO_PAGES
    return sorted(
        page for page in pages
        if not any(re.fullmatch(re.sub(r":\w+", "[^/]+", page), path.rstrip("/")) for path in paths))


class Tour:
    def __init__(self, service, browser, names=None, before=""):
        """`names` are what people call themselves, and `before` begins whatever they write."""
        self.service = service
        self.browser = browser
        self.names = names or {}
        self.before = before
        self.paths = []
        # All that was written.
        self.typed = [WORDS]

    def everything(self):
        """The names of all pages, each while it is open."""
        for part in (
                self.strangers, self.a_draft, self.a_newcomer, self.an_account, self.mentors, self.proposals, self.an_answer,
                self.others, self.a_pair, self.a_diary, self.meetings, self.longer, self.two_pairs, self.waits_to_be_let_in,
                self.a_coordinator, self.concerns, self.the_end, self.after_the_end):
            yield from part()

    # What they do

    def open(self, path):
        self.browser.get(urllib.parse.urljoin(self.service.root, path))
        return self.page(self.name(urllib.parse.urlsplit(path).path))

    def name(self, path):
        """A page's name is its path, whose handles and tokens are others each time."""
        return re.sub(r"/[a-z0-9]{16}(?=/|$)", "/_", re.sub(r"/[\w-]{24,}(?=/|$)", "/_", "/" + path.lstrip("/")))[1:]

    def page(self, name):
        """The page that is open, under this name; in none of them may something have been missing."""
        text = self.browser.find_element(By.TAG_NAME, "h1").text
        missing = ("not here", "not found", "went wrong")
        if any(words in plain(text).lower() for words in missing) and "nowhere" not in name:
            raise AssertionError(f"{name}: {text}")
        self.paths.append(urllib.parse.urlsplit(self.browser.current_url).path)
        return name

    def fill(self, fields):
        self.typed += [text for text in fields.values() if isinstance(text, str)]
        self.browser.execute_script(FILL, fields, self.before)

    def called(self, name):
        return self.names.get(name, name)

    def send_empty(self, form="main form:not(.account)"):
        """Sends a form without an answer, and is shown what is wrong."""
        name = self.name(urllib.parse.urlsplit(self.browser.current_url).path)
        self.browser.leave(lambda: self.browser.execute_script(SEND_EMPTY, form))
        if not plain(self.browser.title).startswith("Error: "):
            raise AssertionError(f"{name} was taken though it was empty: {self.browser.title}")
        return self.page(name + ", with errors")

    def press(self, words, name):
        self.browser.press(words)
        return self.page(name)

    def sign_in(self, name):
        self.browser.delete_all_cookies()
        self.service.sign_in(self.browser, f"{name}@example.org")

    def choose(self, name, value):
        """Presses the button that is an answer."""
        button = self.browser.find_element(By.CSS_SELECTOR, f"button[name='{name}'][value='{value}']")
        self.browser.leave(button.click)

    def follow(self, words):
        self.browser.leave(self.browser.find_element(By.LINK_TEXT, words).click)

    def profile(self, name, **answers):
        """Somebody else signs in, and fills in their profile."""
        self.sign_in(name.lower())
        self.open("my/forms/profile")
        self.fill(PROFILE | {"name": self.called(name)} | answers)
        self.browser.press("Save")
        self.browser.press("Send this")

    def propose(self, mentor):
        """Who is signed in writes to a mentor. Returns the proposal's handle."""
        self.open("my/mentors")
        self.follow(self.called(mentor))
        self.fill(PROPOSAL)
        self.browser.press("Send")
        return self.handle("/my/proposals/")

    def answer(self, name, proposal, response):
        """A mentor signs in and answers."""
        self.sign_in(name)
        self.open(f"my/proposals/{proposal}/response")
        self.fill({"comment": "A word or two."})
        self.choose("response", response)
        self.browser.press("Send this")

    def handle(self, pattern):
        """The handle in the first link of the page that looks so."""
        for link in self.browser.find_elements(By.CSS_SELECTOR, "a[href], form[action]"):
            address = link.get_attribute("href") or link.get_attribute("action")
            if found := re.search(pattern + "([a-z0-9]{16})", address):
                return found[1]
        raise AssertionError(f"No {pattern} on {self.browser.current_url}")

    # Where they go

    def strangers(self):
        for path in ("my/sign-in", "my/help", "my/who-sees-what", "my/left", "my/link/none", "my/nowhere"):
            yield self.open(path)
        self.open("my/help")
        yield self.send_empty()
        self.fill({"concern": "He shouts at me."})
        yield self.press("Send", "my/help/sent")
        self.open("my/sign-in")
        yield self.send_empty()
        self.fill({"address": "ana@example.org"})
        yield self.press("Send", "my/sign-in/requests")
        yield self.open(self.service.mailed_link("ana@example.org"))

    def a_draft(self):
        """A prompt is answered by somebody who is not signed in."""
        self.open("guides/keeping-a-learning-diary.html")
        self.browser.find_element(By.CSS_SELECTOR, "form[data-draft] textarea").send_keys(self.before + WORDS)
        yield self.press("Keep in my diary", "my/drafts")
        yield self.send_empty("form[action$='/address']")
        self.browser.answer("address", "ana@example.org")
        yield self.page("my/sign-in/requests with a draft")
        self.browser.get(self.service.mailed_link("ana@example.org"))
        yield self.press("Sign in", "my/drafts, signed in")
        yield self.press("Save", "my/diary/_, new")

    def a_newcomer(self):
        yield self.open("my/")
        for path in ("my/profile", "my/forms/profile", "my/forms/diary-entry"):
            yield self.open(path)
        yield self.send_empty()
        self.open("my/forms/profile")
        yield self.send_empty()
        self.fill(PROFILE | ({"name": self.called("Ana")} if self.names else {}))
        yield self.press("Save", "my/forms/profile, shown once more")
        yield self.press("Send this", "my/profile, saved")
        self.open("roadmap/building-rapport.html")
        self.fill({"purpose": "To find my feet."})
        yield self.press("Save", "my/drafts, of no pair")
        self.browser.press("Discard it")

    def an_account(self):
        for path in (
                "my/profile/availability", "my/profile/waiting", "my/mail", "my/addresses", "my/sessions", "my/leaving",
                "my/not-paired", "my/take-away"):
            yield self.open(path)
        self.open("my/leaving")
        yield self.send_empty()
        self.open("my/mail")
        yield self.press("Save", "my/mail/saved")
        self.open("my/addresses")
        yield self.send_empty("form[action='/my/addresses']")
        self.browser.answer("address", "ana@work.example")
        yield self.page("my/addresses/requests")
        yield self.open(self.service.mailed_link("ana@work.example", "/my/addresses/links/"))
        self.browser.find_element(By.CSS_SELECTOR, "main button")
        self.open("my/mentors")
        yield "my/mentors, none"

    def mentors(self):
        for name in ("Finn", "Ben"):
            self.profile(name, role="mentor", offers=["leading-people", "working-with-change"], seeks=[], places="2")
        yield self.page("my/profile of a mentor")
        yield self.open("my/profile")

    def proposals(self):
        self.sign_in("ana")
        yield self.open("my/mentors")
        self.other = self.propose("Finn")
        self.open("my/mentors")
        self.follow(self.called("Ben"))
        yield self.page("my/mentors/_")
        yield self.send_empty()
        self.fill(PROPOSAL)
        yield self.press("Send", "my/proposals/_, sent")
        self.pair = self.handle("/my/proposals/")
        yield self.open(f"my/proposals/{self.pair}")
        yield self.open(f"my/proposals/{self.pair}/withdrawal")

    def an_answer(self):
        link = self.service.mailed_link("ben@example.org", "/my/act/")
        self.browser.delete_all_cookies()
        yield self.open(link)
        yield self.send_empty()
        self.fill({"comment": "A word more about your aim would help."})
        self.choose("response", "amend")
        yield self.page("my/act/_, shown once more")
        yield self.press("Send this", "my/act/_, answered")
        self.sign_in("ana")
        yield self.open("my/")
        yield self.open(f"my/proposals/{self.pair}/version")
        self.fill({"what-i-want": "To lead a team of five."})
        self.browser.press("Send")
        self.sign_in("ben")
        yield self.open("my/")
        yield self.open(f"my/proposals/{self.pair}")
        yield self.open(f"my/proposals/{self.pair}/delay")
        yield self.send_empty()
        self.open(f"my/proposals/{self.pair}/response")
        yield "my/proposals/_/response"
        yield self.send_empty()
        self.fill({"comment": "Gladly."})
        self.choose("response", "accept")
        yield self.press("Send this", "my/proposals/_, accepted")

    def others(self):
        """Ana has written to Finn, too."""
        self.sign_in("ana")
        yield self.open("my/")
        yield self.open(f"my/proposals/{self.pair}/others")
        self.answer("finn", self.other, "reject")
        yield self.page("my/proposals/_, declined")
        yield self.open(f"my/proposals/{self.other}/reconsideration")
        yield self.send_empty()
        self.sign_in("ana")
        yield self.open(f"my/proposals/{self.other}")

    def a_pair(self):
        self.sign_in("ana")
        yield self.open("my/")
        for form in ("contact", "pause", "extension", "completion", "ending"):
            yield self.open(f"my/proposals/{self.pair}/{form}")
        pair = f"my/pairs/{self.pair}"
        yield self.open(pair)
        for stage in ("building-rapport", "setting-direction", "making-progress", "mid-point-review", "winding-down"):
            yield self.open(f"{pair}/stages/{stage}")
        self.open(f"{pair}/stages/building-rapport")
        self.fill({"purpose": "To find my feet.", "purpose.agreed": "To find my feet as a leader."})
        yield self.press("Save", "my/pairs/_/stages/building-rapport, saved")
        yield self.open(f"{pair}/action-points")
        yield self.send_empty()
        self.fill({"what": "Lead the Tuesday round."})
        self.browser.press("Add")
        yield self.open(f"{pair}/action-points")
        point = self.handle(f"/{pair}/action-points/")
        yield self.open(f"{pair}/action-points/{point}")
        yield self.send_empty()
        yield self.open(f"{pair}/review")

    def a_diary(self):
        yield self.open("my/diary")
        entry = self.handle("/my/diary/")
        yield self.open(f"my/diary/{entry}")
        yield self.open(f"my/diary/{entry}/text")
        yield self.send_empty()
        yield self.open(f"my/diary/{entry}/removal")
        self.open(f"my/diary/{entry}")
        self.fill({"entry.readers": "last"})
        yield self.press("Save", "my/diary/_, shared")
        yield self.open("my/diary?words=nothing-of-the-kind")
        yield self.open(f"my/pairs/{self.pair}/look-back/building-rapport")
        yield self.open("my/take-away")
        self.sign_in("ben")
        yield self.open("my/")
        yield self.open(f"my/pairs/{self.pair}")
        yield self.open(f"my/pairs/{self.pair}/stages/building-rapport")
        yield self.open(f"my/pairs/{self.pair}/shared")

    def meetings(self):
        self.service.change("UPDATE mentoring SET since = since - ?", 40 * 86_400)
        yield self.open(self.service.mailed_link("ana@example.org", "/my/mail/stop/"))
        self.sign_in("ana")
        yield self.open("my/")
        yield self.open("my/meeting-checks/" + self.handle("/my/meeting-checks/"))
        yield self.send_empty()
        yield self.open(f"my/pairs/{self.pair}/meetings")
        yield self.send_empty()
        self.fill({"day": datetime.date.today().isoformat(), "minutes": "60", "medium": "video"})
        yield self.press("Save this meeting", "my/pairs/_/meetings, saved")
        yield self.open("my/meetings/" + self.handle("/my/meetings/"))
        yield self.send_empty()
        yield self.open(f"my/pairs/{self.pair}/statement")

    def longer(self):
        """Ana would like to go on for longer, and takes a break."""
        self.sign_in("ana")
        self.open(f"my/proposals/{self.pair}/extension")
        yield self.send_empty()
        self.fill({"months": "2"})
        yield self.press("Extend", "my/proposals/_, extended")
        self.sign_in("ben")
        yield self.open(f"my/proposals/{self.pair}/earlier-end")
        self.open(f"my/proposals/{self.pair}/pause")
        yield self.send_empty()
        self.fill({"until": (datetime.date.today() + datetime.timedelta(days=30)).isoformat()})
        yield self.press("Pause", "my/proposals/_, paused")
        yield self.open(f"my/proposals/{self.pair}/resumption")
        self.browser.press("Resume")

    def two_pairs(self):
        """What Ben fills in on the site may belong to either."""
        self.profile("Eve", role="mentee")
        self.answer("ben", self.propose("Ben"), "accept")
        self.open("roadmap/setting-direction.html")
        self.fill({"goals": "To speak up at the round."})
        yield self.press("Save", "my/drafts, of one of two pairs")
        self.browser.press("Discard it")

    def waits_to_be_let_in(self):
        self.browser.delete_all_cookies()
        self.service.sign_in(self.browser, "dev@elsewhere.example")
        yield self.page("my/, waiting to be let in")

    def a_coordinator(self):
        self.sign_in("cleo")
        yield self.open("my/coordinator/")
        person = self.handle("/my/coordinator/people/")
        yield self.open(f"my/coordinator/people/{person}")
        yield self.send_empty("form[action$='/questions']")
        self.fill({"question": "Where do you work?"})
        yield self.press("Send the question", "my/coordinator/people/_, asked")
        self.open("my/coordinator/")
        yield self.send_empty("form[action$='/invitations']")
        for page in ("surveys", "lists", "not-paired", "sessions", "lost-mailboxes"):
            yield self.open(f"my/coordinator/{page}")
        for page in ("not-paired", "sessions", "lost-mailboxes"):
            self.open(f"my/coordinator/{page}")
            yield self.send_empty()
        yield self.open(f"my/coordinator/pairs/{self.pair}/private-answers")
        self.browser.delete_all_cookies()
        self.service.sign_in(self.browser, "dev@elsewhere.example")
        yield self.open("my/questions/" + self.handle("/my/questions/"))
        yield self.send_empty()

    def concerns(self):
        link = self.service.mailed_link("ffion@example.org", "/my/concerns/")
        self.browser.delete_all_cookies()
        yield self.open(link)
        self.sign_in("ffion")
        yield self.open("my/contact")
        yield self.open("my/contact/concerns/" + self.handle("/my/contact/concerns/"))
        yield self.send_empty("form[action$='/suspension']")

    def the_end(self):
        self.sign_in("ana")
        self.service.change("UPDATE mentoring SET ends_on = ?", "2026-01-31")
        yield self.open("my/")
        yield self.open(f"my/proposals/{self.pair}/continuation")
        self.open(f"my/proposals/{self.pair}/ending")
        yield self.send_empty()
        self.open(f"my/proposals/{self.pair}/completion")
        yield self.press("Mark as complete", "my/proposals/_/completion, checked")
        yield self.press("Mark as complete", "my/proposals/_, completed")
        yield self.open("my/")
        yield self.open("my/surveys/" + self.handle("/my/surveys/"))
        yield self.send_empty()
        self.fill({group: "first" for group in ("meetings", "goals-met", "match", "agreement", "recommend")})
        yield self.press("Send my answers", "my/surveys/_, answered")

    def after_the_end(self):
        self.sign_in("ben")
        yield self.open("my/")
        yield self.open("my/profile/availability")
        yield self.send_empty()
        yield self.open(f"my/proposals/{self.pair}")
        yield self.open(f"my/proposals/{self.pair}/reopening")
        yield self.open(f"my/pairs/{self.pair}")
        yield self.open(f"my/pairs/{self.pair}/stages/moving-on")
        self.sign_in("cleo")
        yield self.open("my/coordinator/surveys")
