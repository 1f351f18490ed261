"""What is known of Chinese characters: their bytes, readings, variants and usage."""
