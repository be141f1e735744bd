"""What each mistake means to an author: why it is refused, an example, and the way to mend it."""
