"""A hand and eyes for the programme itself: it walks its own windows as a person would."""
