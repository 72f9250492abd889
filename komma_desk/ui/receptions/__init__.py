"""What the office enters for somebody who called, came or wrote: the window and its rules."""
