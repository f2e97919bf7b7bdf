"""Template tags of the workbench's screens."""
