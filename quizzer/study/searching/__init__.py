"""The search language over all cards, and what finds and marks them."""
