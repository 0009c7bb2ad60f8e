"""Older applications as organisations have typed them in Word, with what each of them says.

``python -m tests.importer.korpus`` imports them all and prints how much came home.
"""
