"""Where people live and lie. In: a text; out: spans of postal addresses and of rooms."""
