"""Where uploaded files lie; no other room knows.

folder.py   a folder of this machine
bucket.py   an S3 bucket, for several copies of the portal; needs `requirements-s3.txt`
away.py     what is done while neither can be reached

Beside what Django asks of a storage each has

    find(name)                what is known of a file unread (`Found`); raises FileNotFoundError
    read(name, start, length) that part of it as a file; raises FileNotFoundError

and raises `StorageAway` where a file can neither be kept nor read just now.
"""
