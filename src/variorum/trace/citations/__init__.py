"""Who a report names as the origin of what it tells."""
