"""What a user can mend: one clear line, never a traceback."""


class UserError(Exception):
    """Bad input or a wrong call; the message names the file, the place and the mend."""
