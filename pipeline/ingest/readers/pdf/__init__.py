"""PDF to blocks: pages to boxes of lines (`layout`), names of speakers, then kinds of blocks."""
