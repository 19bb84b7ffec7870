"""Why the system refused to read or write a file, in the reader's language."""

import errno

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

REASONS = {
    errno.ENOENT: gettext_lazy("there is no such file or folder"),
    errno.ENOTDIR: gettext_lazy("there is no such file or folder"),
    errno.EISDIR: gettext_lazy("it is a folder"),
    errno.EACCES: gettext_lazy("you do not have the right to"),
    errno.EPERM: gettext_lazy("you do not have the right to"),
    errno.EROFS: gettext_lazy("this disk cannot be written to"),
    errno.ENOSPC: gettext_lazy("the disk is full"),
    errno.ENAMETOOLONG: gettext_lazy("the name is too long"),
}


def reason_of(error: OSError) -> str:
    known = REASONS.get(error.errno or 0)
    return str(known) if known else _("the system says error %(number)s") % {"number": error.errno}
