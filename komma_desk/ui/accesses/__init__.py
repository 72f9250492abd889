"""The page of data protection: who opened which case when, as clearing sealed it to her."""
