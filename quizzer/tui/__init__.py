"""The Textual app. Screens paint frozen values and hand keys to the desk."""
