"""The page about the association: what it is for, its goal, what it works with, its people, and how to join."""
