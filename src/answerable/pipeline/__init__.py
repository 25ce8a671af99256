"""How do the stages work together? The only place that composes them; no stage calls the next."""
