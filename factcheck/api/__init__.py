"""What every part of the REST API shares: pages, filters, permissions, fields and the schema."""
