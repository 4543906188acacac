"""The knowledge base: written, reasoned over, validated, asked, exported and explained."""
