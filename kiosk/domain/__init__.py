"""The nouns of the house, its settings, its errors and its journal. Imports nothing of ours."""
