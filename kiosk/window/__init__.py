"""What a candidate meets: one loop, one view, what may come next, and what is done in the world."""
