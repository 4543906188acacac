"""Write the JSON Schema of a line of facts: `python scripts/build_schema.py`."""

from pathlib import Path

from loaders.records import schema

TARGET = Path(__file__).parent.parent / "docs" / "facts.schema.json"

if __name__ == "__main__":
    TARGET.write_bytes(schema())
