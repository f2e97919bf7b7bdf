"""What was published: sources, articles and their exact text."""
