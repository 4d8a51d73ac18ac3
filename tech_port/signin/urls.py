"""The addresses of sign-in, below the admin's path; their names are those that django-allauth asks for.

Of allauth's other addresses there are none: nobody signs up, confirms an address or resets a password here.
"""

from django.urls import path

from . import views

urlpatterns = [
    path("login/", views.sign_in, name="account_login"),
    path("valg/", views.preferences, name="preferences"),
    path("valg/sprak/", views.language, name="preferences_language"),
    path("sikkerhet/", views.index, name="mfa_index"),
    path("sikkerhet/innlogging/", views.confirm, name="mfa_authenticate"),
    path("sikkerhet/bekreft/", views.reauthenticate, name="account_reauthenticate"),
    path("sikkerhet/bekreft/kode/", views.reauthenticate_by_code, name="mfa_reauthenticate"),
    path("sikkerhet/bekreft/nokkel/", views.reauthenticate_by_key, name="mfa_reauthenticate_webauthn"),
    path("sikkerhet/app/", views.app_add, name="mfa_activate_totp"),
    path("sikkerhet/app/fjern/", views.app_remove, name="mfa_deactivate_totp"),
    path("sikkerhet/koder/", views.codes, name="mfa_view_recovery_codes"),
    path("sikkerhet/koder/nye/", views.codes_renew, name="mfa_generate_recovery_codes"),
    path("sikkerhet/nokler/", views.keys, name="mfa_list_webauthn"),
    path("sikkerhet/nokler/ny/", views.key_add, name="mfa_add_webauthn"),
    path("sikkerhet/nokler/<int:pk>/fjern/", views.key_remove, name="mfa_remove_webauthn"),
]
