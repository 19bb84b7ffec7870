from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        """Log in by e-mail, whatever its capitals."""
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An instance administrator: every event, every account."""
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser):
    """Somebody who works on events. Rights come from roles on each event, never from groups.

    Visitors never have an account.
    """

    email = models.EmailField(_("e-mail address"), unique=True)
    full_name = models.CharField(_("first and last name"), max_length=150, blank=True)
    is_active = models.BooleanField(
        _("may log in"),
        default=True,
        help_text=_("Untick rather than delete: what this person did stays readable."),
    )
    is_superuser = models.BooleanField(
        _("instance administrator"),
        default=False,
        help_text=_("Sees and changes every event and every account."),
    )
    date_joined = models.DateTimeField(_("created on"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["full_name", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_unique",
                violation_error_message=_("An account with this e-mail address already exists."),
            ),
        ]

    def __str__(self) -> str:
        return _("account no. %(number)s") % {"number": self.pk}

    @property
    def display_name(self) -> str:
        """The person's name, else the address. For screens of those entitled only, never logs."""
        return self.full_name or self.email

    @property
    def is_staff(self) -> bool:
        """Django's own admin checks ask for it; our site decides by role instead."""
        return self.is_superuser

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Administrators may do everything; for anybody else the roles decide, not permissions."""
        return self.is_active and self.is_superuser

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_superuser
