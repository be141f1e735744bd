"""English sentences, as far as questions can be made from them by rule."""
