"""The one store of pictures: what each shows, the sizes it is sent in, and the field that takes a new one."""
