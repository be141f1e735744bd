"""How fast is Quizzer beside Anki, and beside what the machine can do at all?"""
