"""Files as they are uploaded: pictures and PDFs."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from tests.factories.rows import numbers


def pdf(content=b"%PDF-1.7 side"):
    return ContentFile(content, name=f"{next(numbers):032x}.pdf")


def make_image(width=40, height=30, format="WEBP", name="kontor", **options):
    """A picture of one colour as a file."""
    out = BytesIO()
    Image.new("RGB", (width, height), (36, 80, 93)).save(out, format, **options)
    return ContentFile(out.getvalue(), name=f"{name}.{format.lower()}")
