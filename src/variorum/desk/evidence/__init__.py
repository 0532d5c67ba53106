"""How evidence comes in and is read: captures taken in, pools for what must be looked at together, the decisions that hold."""
