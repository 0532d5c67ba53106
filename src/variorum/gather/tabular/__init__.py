"""Tables and lists of objects as reports: a row is one."""
