"""When something must be done at the latest, by rules that are data; asks nobody for the date."""
