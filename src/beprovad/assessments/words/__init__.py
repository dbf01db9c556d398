"""What the room's rules say, in the reader's language; a module for each journey."""
