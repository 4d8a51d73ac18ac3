"""The staff's desk: what is done here by group, in verbs, with its lists; and the month of what is published."""
