"""Case documents to drafts: pure, deterministic, and deaf to whatever the prose says."""
