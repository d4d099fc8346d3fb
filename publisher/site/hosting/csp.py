"""The headers of the built site: its content security policy, and what browsers may keep.

The policy lets a page load from its own site and nowhere else, and run no inline script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.site.hosting.host_headers import FILE_NAME, HeaderRule, write_rules
from publisher.site.hosting.unsafe_pages import refuse_unsafe_pages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOR_EVER = tuple(f"/assets/{name}/*" for name in ("theme", "runtime", "policies", "compare", "search", "minisearch"))
"""Paths that browsers may keep: a content names them, so a path never changes its meaning.

For everything else nothing is written: a rule for pages alone, such as `/*/`, fits every path on Netlify, which would
then join both values. Netlify and Cloudflare Pages let browsers ask each time whether a page is still good."""


def write_headers(site: Path) -> Path:
    """Check every page of a built site and write the site's `_headers` file.

    Args:
        site: the folder of the built site.

    Returns:
        The path of the file.

    Raises:
        UnsafePagesError: a page holds something that the policy refuses. Nothing is written.
    """
    refuse_unsafe_pages(site)
    file = site / FILE_NAME
    webassembly = sorted(f"/{path.relative_to(site)}" for path in site.rglob("*.wasm"))
    file.write_text(write_rules(site_rules(webassembly)), encoding="utf-8")
    return file


def site_rules(webassembly: Iterable[str] = ()) -> tuple[HeaderRule, ...]:
    """The headers of the whole site.

    Args:
        webassembly: the paths of its `.wasm` files. Only under its own type does a browser keep compiled WebAssembly.
    """
    everywhere = (
        ("Content-Security-Policy", content_security_policy()),
        ("X-Content-Type-Options", "nosniff"),
        # The site that a link leads to does not even get the address of the page that a family was reading.
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )
    return (
        HeaderRule("/*", everywhere),
        *(HeaderRule(pattern, (("Cache-Control", "public, max-age=31536000, immutable"),)) for pattern in FOR_EVER),
        # A worker that outlives a release would give old pages for as long as a host lets it be kept.
        HeaderRule("/sw.js", (("Cache-Control", "no-cache"),)),
        *(HeaderRule(path, (("Content-Type", "application/wasm"),)) for path in webassembly),
    )


def content_security_policy() -> str:
    """The content security policy of every page, and of the worker, which has to have it too."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            # A form that is really sent would put a family's answers into an address.
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        )
    )
