// Search would begin here.
