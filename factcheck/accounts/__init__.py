"""Who works here: the user model and each person's own preferences."""
