"""Training of the classifier: lessons, the network, its fit and its calibration."""
