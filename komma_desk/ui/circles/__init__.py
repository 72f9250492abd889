"""Cases restricted to a circle: who is in it, changing it, and opening one in an emergency."""
