"""Case documents: where a citation points, whether its passage is unchanged, what it proves."""
