"""What is known of encodings: one test a file; `stages.decode` puts them in order."""
