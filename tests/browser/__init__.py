"""Tests in a real browser, against the site as it is built, under its own security headers."""
