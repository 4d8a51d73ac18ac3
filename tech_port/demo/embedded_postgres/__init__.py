"""A database engine that brings its own PostgreSQL, so that trying and testing the portal needs no set-up.

Production names a server by `DATABASE_URL` and never comes here.
"""
