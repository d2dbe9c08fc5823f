"""Giving: clips, introductions, matches, referrals, the monthly round."""
