"""Places: what a typed place means, how far apart two are, and what o'clock it is there."""
