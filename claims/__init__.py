"""What is asserted, compared, settled and released."""
