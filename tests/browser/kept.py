"""What a test says about a browser's storage: what is in it, what day it is, and how it can fail."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from publisher.site.stored import PREFIX

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

NOTHING = {"local": [], "session": 0, "cookies": "", "databases": 0, "caches": 0}
"""All that a browser can store, where nothing is stored."""

_COPY = "%2F"
"""The path of the site on its host, as it is in a key: a test's site is the only one."""

_LOOK = """async () => ({
  local: Object.keys(localStorage).sort(),
  session: sessionStorage.length,
  cookies: document.cookie,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
})"""

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The user has switched it off.", "SecurityError"); },
})"""
"""A browser that refuses its storage at the first touch, as when a family has switched off the data of websites."""

MISSING = 'Object.defineProperty(window, "localStorage", { value: null })'
"""A browser view that has no storage at all."""

FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
}"""
"""A browser that has no room left."""

COUNTED = """window.written = 0;
for (const name of ["setItem", "removeItem", "clear"]) {
  const plain = Storage.prototype[name];
  Storage.prototype[name] = function (...given) { window.written++; return plain.apply(this, given); };
}"""
"""Counts in `window.written` how often a page changes what is stored."""


def stored(page: Page) -> dict[str, Any]:
    """Everything that the browser stores for the site."""
    return cast("dict[str, Any]", page.evaluate(_LOOK))


def key_of(key: str) -> str:
    """One of our keys as the browser has it: with whose it is, and the path of the copy of the site."""
    kind, _, name = key.partition("/")
    return f"{PREFIX}{kind}/{_COPY}/{name}"


def keys(page: Page) -> list[str]:
    """Our keys in the browser's storage: the kind and the name."""
    found = cast("list[str]", stored(page)["local"])
    assert all(key.startswith(PREFIX) and f"/{_COPY}/" in key for key in found)
    return [key.removeprefix(PREFIX).replace(f"/{_COPY}/", "/", 1) for key in found]


def entry(page: Page, key: str) -> dict[str, Any]:
    """What is stored under one of our keys."""
    return cast("dict[str, Any]", json.loads(page.evaluate("key => localStorage.getItem(key)", key_of(key))))


def put(page: Page, key: str, value: object) -> None:
    """Change what is stored under one of our keys, as somebody with the device could."""
    text = value if isinstance(value, str) else json.dumps(value)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key_of(key), text])


def be(context: BrowserContext, day: str) -> None:
    """From now on it is noon on that day."""
    context.clock.set_fixed_time(f"{day}T12:00:00")
