"""Upkeep: how the store and its log are looked after."""
