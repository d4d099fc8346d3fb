"""The headers of the built site: its content security policy, and what browsers may keep.

The policy lets a page load from its own site and nowhere else, and run no inline script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.site.hosting.host_headers import FILE_NAME, HeaderRule, write_rules
from publisher.site.hosting.named_files import ANY_NAMED, patterns_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KEPT_FOR_EVER = "public, max-age=31536000, immutable"
"""What lets a browser keep a file for ever (`Cache-Control`).

For everything else nothing is written: a rule for pages alone, such as `/*/`, fits every path on Netlify, which would
then join both values. Netlify and Cloudflare Pages let browsers ask each time whether a page is still good."""


FOR_OTHERS = ("/data/*", *(f"/assets/{name}/*" for name in ("theme", "runtime", "policies")))
"""Paths that pages of other sites may read: the data, and what their own reckoner is made of. Nobody's answers are
in any of them, and the site takes none."""


def write_headers(site: Path, below: str = "/", embed_from: Iterable[str] = ()) -> Path:
    """Write the `_headers` file of a built site whose pages can live with it (`unsafe_pages.py`).

    Args:
        site: the folder of the built site.
        below: the path of the site's address on its host.
        embed_from: the origins of other sites whose pages may show those of this one in a frame.

    Returns:
        The path of the file.
    """
    file = site / FILE_NAME
    webassembly = sorted(f"/{path.relative_to(site)}" for path in site.rglob("*.wasm"))
    rules = site_rules(webassembly, patterns_of(site), below, embed_from)
    file.write_text(write_rules(rules), encoding="utf-8")
    return file


def site_rules(
    webassembly: Iterable[str] = (),
    for_ever: Iterable[str] = ANY_NAMED,
    below: str = "/",
    embed_from: Iterable[str] = (),
) -> tuple[HeaderRule, ...]:
    """The headers of the whole site.

    Args:
        webassembly: the paths of its `.wasm` files. Only under its own type does a browser keep compiled WebAssembly.
        for_ever: patterns of the paths that browsers may keep for ever.
        below: the path of the site's address on its host.
        embed_from: the origins of other sites whose pages may show those of this one in a frame. It is for the whole
            site: two policies for one path would both hold.
    """
    everywhere = (
        ("Content-Security-Policy", content_security_policy(embed_from)),
        ("X-Content-Type-Options", "nosniff"),
        # The site that a link leads to does not even get the address of the page that a family was reading.
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )
    root = below.rstrip("/")
    return (
        HeaderRule(f"{root}/*", everywhere),
        *for_ever_rules(f"{root}{pattern}" for pattern in for_ever),
        *(HeaderRule(f"{root}{pattern}", (("Access-Control-Allow-Origin", "*"),)) for pattern in FOR_OTHERS),
        # A worker that outlives a release would give old pages for as long as a host lets it be kept.
        HeaderRule(f"{root}/sw.js", (("Cache-Control", "no-cache"),)),
        *(HeaderRule(f"{root}{path}", (("Content-Type", "application/wasm"),)) for path in webassembly),
    )


def for_ever_rules(patterns: Iterable[str]) -> tuple[HeaderRule, ...]:
    """The rules by which browsers may keep what fits some patterns for ever."""
    return tuple(HeaderRule(pattern, (("Cache-Control", KEPT_FOR_EVER),)) for pattern in patterns)


def page_policy() -> str:
    """The policy that a page says of itself, for hosts that send no headers: all but who may show it in a frame."""
    return "; ".join(part for part in content_security_policy().split("; ") if not part.startswith("frame-ancestors"))


def content_security_policy(embed_from: Iterable[str] = ()) -> str:
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
            " ".join(("frame-ancestors 'self'", *embed_from)),
        )
    )
