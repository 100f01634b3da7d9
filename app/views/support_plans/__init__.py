"""One support plan, the forms of plans, sessions and reviews, the library of strategies, and contacts with families."""
