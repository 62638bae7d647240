"""Which person a title or a unit belongs to, and who reports to whom, by small trained models.

Reach for `link_titles` and `link_departments` where spans of both are known from any finder.
"""
