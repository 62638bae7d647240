"""Commands that work on what a run left: one file each, registered in cli.py.

Like cli.py they print and take options; what they compute comes from the rooms and the hall.
"""
