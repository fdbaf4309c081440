"""The pieces that pages are made of. Text of documents is only ever shown escaped."""
