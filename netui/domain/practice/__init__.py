"""The practice of the two articles: follow-up, trust, depth, guards, the brief, letters."""
