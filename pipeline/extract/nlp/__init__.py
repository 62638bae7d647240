"""The spaCy model for names, titles, organisations and departments, in English and Chinese.

Reach for `load_nlp` to read text with the trained model, and for `train.train_ner` to train it.
"""
