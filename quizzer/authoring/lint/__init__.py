"""Which cards could be better, although nothing is wrong with them?"""
