"""A reviewed document comes back: its remarks are led to file, line and key."""
