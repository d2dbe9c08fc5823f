"""Screens for the road: who is near, calls from an airport, trips and events."""
