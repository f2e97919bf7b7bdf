"""How dates and times stand on the screens, where Django's own way misleads (``FORMAT_MODULE_PATH``)."""
