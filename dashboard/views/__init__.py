"""One flat script per question."""
