"""What belongs to a visit: views that were given a name, and the words one needs first."""
