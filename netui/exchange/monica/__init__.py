"""Monica's JSON export: people, what is known of them, who is who, what happened."""
