"""Employers: who they are, what was agreed, which seats they offer, and how the site keeps in touch with them."""
