"""Screens of the practice: follow-up, cards, promises, letters, the health of the network."""
