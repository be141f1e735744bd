"""What has a learner entered for a card so far? A sheet for each kind, pure and without widgets."""
