"""Screens of giving: clips, introductions, referrals, the monthly round."""
