"""The only room that parses files from outside; it runs in a process that never had a key."""
