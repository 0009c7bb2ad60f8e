"""Danish as it is written: numbers, percentages, dates, lists; parsed and printed in one place."""
