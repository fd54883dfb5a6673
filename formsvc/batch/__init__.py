"""Many records at once: read one by one, made by several processes, told of in a manifest."""
