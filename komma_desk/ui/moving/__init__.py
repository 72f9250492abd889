"""Cases moved to another version: the table of places, the dry run, the deed."""
