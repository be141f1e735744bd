"""The Textual app. Screens paint frozen values and hand keys to the desk."""

import os

# Textual collects repaints for 1/60 s, which is most of the time between a key and its paint.
# Nothing here is animated, so a shorter wait costs nothing. Read when textual is imported.
os.environ.setdefault("TEXTUAL_FPS", "500")
