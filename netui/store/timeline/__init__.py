"""What happened: entries, and the promises, drafts and links that come of them."""
