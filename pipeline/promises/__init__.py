"""Policy's promises and the frontline passages that answer them."""
