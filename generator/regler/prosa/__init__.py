"""What the rules read in running text: sentences, figures, counts, sources, years, activities."""
