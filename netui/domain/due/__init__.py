"""Who is due: standings, cadences, the queue, the review of it, and how a pile-up is spread."""
