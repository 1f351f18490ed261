"""Files in, files out: sources, readers, writers, and the run that joins them."""
