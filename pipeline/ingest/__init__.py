"""Files of the documents folder to documents and their segments; what cannot be read is told."""
