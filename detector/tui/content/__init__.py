"""What is told of a result, as plain values: screens set it, and `--text` reads it. Nothing here imports textual."""
