"""What people choose from and are asked beside our questions; the administrator keeps it."""
