"""Pictures that are drawn from a number in the text.

shapes.py      what a picture is made of: shapes, labels, the sizes it comes in
houses.py      houses with roofs, and streets of them
pictures.py    what is drawn of a number, and what is said of it
"""
