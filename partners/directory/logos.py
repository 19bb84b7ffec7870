"""Logos: whatever picture comes is drawn again, small, as PNG; nothing else of the file is kept."""

import hashlib
import io
import warnings
from typing import BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from partners.models import Organisation, OrganisationLogo

LARGEST_FILE = 2 * 1024 * 1024
LARGEST_SIDE = 600
SMALLEST_SIDE = 32
MOST_POINTS = 20_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")


class BadLogo(Exception):
    """The picture cannot be taken; the message says why."""


def set_logo(*, organisation: Organisation, file: BinaryIO, size: int) -> OrganisationLogo:
    content, (width, height) = drawn_again(file, size)
    values = {
        "content": content,
        "width": width,
        "height": height,
        "fingerprint": hashlib.sha256(content).hexdigest(),
    }
    logo, _is_new = OrganisationLogo.objects.update_or_create(
        organisation=organisation, defaults=values
    )
    return logo


def remove_logo(*, organisation: Organisation) -> None:
    OrganisationLogo.objects.filter(organisation=organisation).delete()


def drawn_again(file: BinaryIO, size: int) -> tuple[bytes, tuple[int, int]]:
    """As PNG, at most 600 by 600 points."""
    if size > LARGEST_FILE:
        raise BadLogo(_("This picture is too heavy: 2 MB at most."))
    picture = _opened(file)
    if min(picture.size) < SMALLEST_SIDE:
        raise BadLogo(_("This picture is too small: at least 32 points on each side."))
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue(), picture.size


def _opened(file: BinaryIO) -> Image.Image:
    """Its size is read before its points: a picture that unpacks to gigabytes is not unpacked. It
    is verified first, since the PDF library tells Pillow to bear with pictures that are cut off."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=FORMATS)
            if picture.width * picture.height > MOST_POINTS:
                raise BadLogo(_("This picture has too many points: 20 million at most."))
            picture.verify()
            file.seek(0)
            picture = Image.open(file, formats=FORMATS)
            has_transparency = "A" in picture.getbands() or "transparency" in picture.info
            return picture.convert("RGBA" if has_transparency else "RGB")
    except UnidentifiedImageError as error:
        raise BadLogo(_("This is not a picture: choose a PNG, JPEG, WebP or GIF file.")) from error
    except (
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise BadLogo(_("This picture is damaged.")) from error
