"""Giving comes before asking: clips, matches, introductions, referrals, and what is given and received."""
