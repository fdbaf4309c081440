"""Policy texts. In: the blocks of one. Out: clean paragraphs with their place and heading."""
