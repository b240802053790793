"""The index of the search: the words of every record that can be found, in one table on both databases."""
