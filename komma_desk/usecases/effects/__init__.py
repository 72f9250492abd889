"""What several commands do alike: open a case, tell a reporter, read a case's procedure."""
