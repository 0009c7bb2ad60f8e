"""Figures and older applications from elsewhere -> the content format.

A figure that cannot be read with certainty is never written: the import then says where and
why, and the project stays as it was.
"""
