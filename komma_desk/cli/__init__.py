"""The command line: a second face of the catalogue, for administrators and scheduled runs."""
