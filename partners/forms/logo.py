from django import forms
from django.utils.translation import gettext_lazy as _


class LogoForm(forms.Form):
    file = forms.FileField(
        label=_("Picture"),
        help_text=_(
            "PNG, JPEG, WebP or GIF, 2 MB at most. It is drawn again at 600 points at most."
        ),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
    )
