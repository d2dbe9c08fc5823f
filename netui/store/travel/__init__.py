"""Travel: the gazetteer, where people are, what o'clock it is there, trips."""
