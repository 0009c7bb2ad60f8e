"""An older application in Word -> the files of a new project."""
