"""What comes from files and goes out to them: looked at as a plan, carried out as one change, kept in step."""
