"""The machine's means: processes, threads, signals, cached answers, shipped files, finished files.

Nothing here knows what a project is.
"""
