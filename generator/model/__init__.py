"""The content as it is understood: pydantic models of the five files, and the plan they make."""
