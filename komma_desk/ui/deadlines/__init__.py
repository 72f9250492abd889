"""What falls due in all cases, the nearest day first."""
