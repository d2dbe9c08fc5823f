"""The tables as Peewee models, bound to no database, so that two files can be open at once; rows stay here."""
