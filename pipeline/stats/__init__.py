"""Statistics of documents in clusters on two sides: arrays in, arrays out; knows no table."""
