"""People: who they are, what is known of them, and how a card is written and read."""
