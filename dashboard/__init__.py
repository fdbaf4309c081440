"""The dashboard of Cospeak: it draws the published tables and computes nothing."""
