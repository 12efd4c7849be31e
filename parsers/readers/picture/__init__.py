"""Pages that are pictures: what stands on them is seen in the picture."""
