"""What must hold when machine, disk and files do not behave."""
