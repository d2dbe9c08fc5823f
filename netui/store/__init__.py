"""The local file: the only folder that knows SQL; domain values in and out."""

from netui.store.file.connection import Change
from netui.store.file.errors import FileRefused, StoreError, UndoRefused, UnknownContact
from netui.store.store import Store, open_store

__all__ = ["Change", "FileRefused", "Store", "StoreError", "UndoRefused", "UnknownContact", "open_store"]
