"""Staff's sign-in: django-allauth below the admin's path, as strict as the portal wants it."""
