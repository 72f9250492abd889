"""The window of a report without an account: the form over an office card, and the answer."""
