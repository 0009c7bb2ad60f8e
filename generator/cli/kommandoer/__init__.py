"""One module a command; its `kommando` is a click command."""
