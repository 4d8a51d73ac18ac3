"""One search over everything that the public may see, kept by the database itself.

`sources/` says what is found of each kind of record, as SQL functions; triggers (`operations.py`) write it down in one
table, `Record`, by whatever way a record changes, and the words that occur in another, `Word`. Asking:

    from tech_port.search.asking import ask

    answer = ask("styreleder sintef")      # in the language of the page, as of now
    answer.groups                          # [Group(key, title, hits, count)], those with hits in titles first
    answer.count                           # how many hits there are in all
    answer.words                           # [Asked(text, words, corrected)]: what each word of it was read as
    answer.is_partial                      # nothing has all the words, so these have all but one
    group.hits                             # [Hit(url, title, facts, is_sample, text, …)]

It takes two statements, whatever is found. `words.spellings` is the hook by which
another room says which spellings mean the same.
"""
