"""Names in running text. In: texts and what the project knows; out: names with kind and place."""
