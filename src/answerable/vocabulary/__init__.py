"""What do the field's words mean here? Frozen, typed records; no input or output."""
