"""Whose people they are where no word says so outright: weighed by a trained model."""

from pipeline.extract.camps.settle import settle_sides

__all__ = ["settle_sides"]
