"""Every write, one file per act: permission, change, act of the audit."""
