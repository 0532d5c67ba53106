"""Who may come in, and what they may do there: accounts, passwords, roles, refused logins."""
