"""Static files of several releases side by side, so that a page of one finds its style sheet at a server of the other.

releases.py     which release this code is, by what its static files hold
storage.py      a manifest for each release
joining.py      style sheets that only name others, in one piece
collecting.py   files of a new release beside those of before, and the ones that nobody asks for any more taken away
middleware.py   a server that finds what was collected after it started
"""
