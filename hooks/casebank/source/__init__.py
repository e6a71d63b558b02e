"""From bytes to data with positions: what a content file says, and where in the file it says it."""
