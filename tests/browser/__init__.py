"""The dashboard in a real browser: Debian's Chromium, headless, driven by Playwright."""
