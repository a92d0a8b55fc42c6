"""The pages, one blueprint a noun; each view says who may see it or the panel does not start."""
