"""What files bring: people and entries read from them, compared with the network before anything is written."""
