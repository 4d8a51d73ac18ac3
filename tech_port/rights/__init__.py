"""What staff may do: the roles and their rights, and who may read what is told of people."""
