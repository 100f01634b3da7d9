"""How things look: colours, type, icons, the small parts of every screen."""
