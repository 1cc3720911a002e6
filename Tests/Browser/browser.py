"""A real Chromium, and what it says of the pages that it opens."""

import json
import os
import shutil

from pseudo import plain
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait


class Browser(webdriver.Chrome):
    """Chromium without a window.

    It notes what stands in the console, breaches of the pages' policy among it, and every request of a page.
    """

    def __init__(self, *, javascript=True, size=(1280, 900)):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        options.add_argument("--headless=new")
        options.add_argument("--disable-background-networking")
        options.add_argument(f"--window-size={size[0]},{size[1]}")
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        if not javascript:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        super().__init__(options=options, service=Service(shutil.which("chromedriver")))
        self.set_page_load_timeout(20)
        self.set_script_timeout(10)

    def emulate(self, width, theme):
        """A window of this width, on a device that is light or dark."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": "prefers-color-scheme", "value": theme}]
        self.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def leave(self, act):
        """Does something that leads to another page, and waits for it."""
        self.execute_script("window.isTheOldPage = true")
        act()
        WebDriverWait(self, 10, 0.05, [WebDriverException]).until(lambda _: self.execute_script(
            "return !window.isTheOldPage && document.readyState === 'complete'"))

    def answer(self, name, words):
        """Types into a field of one line, and sends its form."""
        found = self.find_element("name", name)
        self.leave(lambda: found.send_keys(words + Keys.ENTER))

    def press(self, words):
        """Presses the button that begins with these words in English, and waits for the page that it leads to, if it sends a form."""
        for button in self.find_elements("css selector", "button"):
            if plain(button.text).startswith(words):
                sends = button.get_attribute("type") == "submit"
                return self.leave(lambda: button.send_keys(Keys.ENTER)) if sends else button.send_keys(Keys.ENTER)
        raise AssertionError(f"No button “{words}” at {self.current_url}: {self.find_element('css selector', 'main').text}")

    def complaints(self):
        """What the console says since it was last asked for."""
        return [entry["message"] for entry in self.get_log("browser")]

    def requests(self):
        """The addresses that were asked for since this was last asked for."""
        events = (json.loads(entry["message"])["message"] for entry in self.get_log("performance"))
        return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]

    def source(self):
        """The page as the server sent it, before the browser made sense of it."""
        frame = self.execute_cdp_cmd("Page.getResourceTree", {})["frameTree"]["frame"]
        return self.execute_cdp_cmd("Network.getResponseBody", {"requestId": frame["loaderId"]})["body"]
