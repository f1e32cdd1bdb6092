"""APK files, read in small pieces: who signed them. Pure functions on bytes; nothing here opens a file."""
