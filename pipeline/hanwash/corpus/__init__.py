"""Files in, files out: readers, writers and the run that joins them."""
