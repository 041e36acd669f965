"""What every client in Python does: it tries to buy, three times, and says what came of it."""

import os
import sys

ADDRESS = sys.argv[1]
ID, SECRET = os.environ["ACCESS_KEY_ID"], os.environ["ACCESS_KEY_SECRET"]
CLIENT_TOKEN, DESCRIPTION = os.environ["CLIENT_TOKEN"], os.environ["DESCRIPTION"]


def shop(buy, code_of):
    """Calls buy, which gives an ID or raises; code_of gives the code of what it raised, or None."""
    for _ in range(3):
        try:
            print(buy())
            return
        except Exception as error:
            last = code_of(error) or type(error).__name__
            if last in ("SignatureDoesNotMatch", "InvalidAccessKeySecret"):
                break
    sys.exit(last)
