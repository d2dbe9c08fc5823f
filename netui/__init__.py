"""netui keeps a business network alive from the keyboard."""

__version__ = "0.1.0"
