"""What an app really does, seen from inside it with Frida. The only package that imports frida; docs/watch.md."""
