from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignInConfig(AppConfig):
    name = "tech_port.signin"
    label = "signin"
    verbose_name = _("Innlogging")

    def ready(self):
        from tech_port.staff import site

        from . import accounts, asking_again, language, sessions  # noqa: F401 - these two listen to signing in
        from .factors import must_set_up
        from .forms import SignInForm

        site.PortalAdminSite.login_form = SignInForm
        site.kept_out.register(must_set_up)
        site.around.register(accounts.never_deleted)
        site.around.register(asking_again.before)
