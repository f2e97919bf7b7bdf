"""Who may do what: one permission table, as data."""
