"""Settings for all tests."""

from hypothesis import settings

# A shared machine is sometimes slow; a slow example is no wrong one. The same examples every time.
settings.register_profile("cospeak", deadline=None, derandomize=True)
settings.load_profile("cospeak")
