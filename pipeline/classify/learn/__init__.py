"""Training of the classifier: lessons from marked text, the network, its fit and its calibration."""
