"""Who is due: cadences, clocks, matters, and what puts them off."""
