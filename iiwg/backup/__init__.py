"""Backup and restore: the database and the folder of the documents, in one folder with its checksums."""
