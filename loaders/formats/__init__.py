"""The forms in which articles come, one a module: each turns bytes or text into documents."""
