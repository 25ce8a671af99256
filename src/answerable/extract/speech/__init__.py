"""Who says what? Attributions with their speakers settled, statements, figures, and chains for drafts."""
