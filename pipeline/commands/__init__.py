"""The commands: one file each, registered in cli.py.

Only they take options and print; what they compute comes from the rooms and the hall.
"""
