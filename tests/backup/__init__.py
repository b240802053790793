"""Tests of backup and restore, in the process of the test; tests/deploy/test_backup.py rehearses both on whole sites."""
