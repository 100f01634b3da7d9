"""Papers and workbooks handed out."""
