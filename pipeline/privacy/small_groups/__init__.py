"""Groups of interviewees that are too small: values that are hidden, wherever they stand."""
