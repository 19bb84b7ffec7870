"""A file that a tablet exported because its queue could not leave it."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from visits.handround.form_file import is_forms_file, read_forms_file
from visits.queue_file import NotAQueue, Queue, read_queue

# The check-ins of one tablet over the fullest day are half of that; more is another kind of file.
LARGEST_FILE = 2 * 1024 * 1024


class QueueForm(forms.Form):
    """Once valid: `content` is the JSON as it was read, `queue` the part of this event."""

    def __init__(self, *args: Any, slug: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slug = slug
        self.content: Any = None
        self.queue: Queue | None = None

    def read(self, text: bytes) -> None:
        """Errors of Unicode are ValueErrors too."""
        try:
            self.content = json.loads(text)
            json.dumps(self.content, ensure_ascii=False).encode()  # half a character is damage
            read = read_forms_file if is_forms_file(self.content) else read_queue
            self.queue = read(self.content, self.slug)
        except (ValueError, RecursionError) as error:
            told = _("This is not a file exported by a tablet: it cannot be read.")
            raise ValidationError(told) from error
        except NotAQueue as error:
            raise ValidationError(str(error)) from error


class QueueFileForm(QueueForm):
    file = forms.FileField(
        label=gettext_lazy("File exported by the tablet"),
        help_text=gettext_lazy("Its name ends in .json."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError(_("This file is too large to come from a tablet."))
        self.read(file.read())
        return file


class QueueConfirmationForm(QueueForm):
    """The same content once more, now to be recorded."""

    content_json = forms.CharField(widget=forms.HiddenInput, max_length=LARGEST_FILE, strip=False)

    def clean_content_json(self) -> str:
        text: str = self.cleaned_data["content_json"]
        self.read(text.encode())
        return text
