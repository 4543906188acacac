"""The commands, one module each: arguments in, the work of one module of `kb`, words out."""
