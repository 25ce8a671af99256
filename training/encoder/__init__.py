"""How are the encoder and its heads trained, scored and exported? Not shipped; needs torch."""
