"""What the screens are made of; none of it knows the store."""
