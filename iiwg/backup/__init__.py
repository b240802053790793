"""Backup and restore: the database, the documents and the anchors of the record, in one folder with its checksums."""
