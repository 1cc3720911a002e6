"""A real Chromium, and what it says of the pages that it opens."""

import json
import os
import shutil

from selenium import webdriver
from selenium.webdriver.chrome.service import Service


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

    def complaints(self):
        """What the console says since it was last asked for."""
        return [entry["message"] for entry in self.get_log("browser")]

    def requests(self):
        """The addresses that were asked for since this was last asked for."""
        events = (json.loads(entry["message"])["message"] for entry in self.get_log("performance"))
        return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
