"""Many archives at once: each is judged in a process of its own kind, and a summary is written of all of them."""
