"""A file from outside to look at, in memory only: pictures, pages, mails and text."""
