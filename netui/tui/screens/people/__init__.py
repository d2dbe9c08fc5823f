"""Screens about who somebody is, and whom to know better."""
