"""Who they are: contacts, what is known of them, finding, importing, merging and deleting them."""
