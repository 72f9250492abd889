"""The page of the head and of data protection: what clearing sealed to them, and their answers."""
