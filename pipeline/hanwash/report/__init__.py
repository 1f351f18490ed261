"""Looking: what was done to a document, put so that a person can judge it."""
