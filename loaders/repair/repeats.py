"""How often characters stand behind others in one text."""

from collections.abc import Mapping


class Repeats:
    """Counts what stands behind characters when it is asked for: a search asks for few of all there are."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._behind: dict[str, dict[str, int]] = {}

    def behind(self, before: str) -> Mapping[str, int]:
        """How often each character stands behind some others; "" is the end of the text."""
        found = self._behind.get(before)
        if found is None:
            found = self._behind[before] = self._counted(before)
        return found

    def _counted(self, before: str) -> dict[str, int]:
        written = self._written
        found: dict[str, int] = {}
        at = written.find(before)
        while at >= 0:
            end = at + len(before)
            character = written[end : end + 1]
            found[character] = found.get(character, 0) + 1
            at = written.find(before, at + 1)
        return found
