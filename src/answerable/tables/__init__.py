"""Which claims do sheets and tables hold, row by row?"""
