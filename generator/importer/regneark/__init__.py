"""Figures from a workbook or a CSV file -> the project's own table of figures."""
