"""Who may come in, and what they may do: accounts, passwords, roles, and a brake on wrong passwords."""
