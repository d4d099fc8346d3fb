from __future__ import annotations

from tests.publisher.pages.written import shown, written


def test_guidance_is_told_with_its_citations() -> None:
    assert "How it is worked out The pages publish no figures. EX-001" in shown(written("amount"))
