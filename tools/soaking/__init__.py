"""Parts of tools/soak.py: what serves, and the clients."""
