"""The door for agents: tools of the Model Context Protocol over dossiers and a desk. They read, quote and count; they write nothing."""
