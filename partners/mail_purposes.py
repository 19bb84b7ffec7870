"""Kinds of messages of this app: found by the mail when the server starts."""

from partners import space_mail
from partners.board import mail_purposes as board
from partners.committees import mail_purposes as committees

__all__ = ["board", "committees", "space_mail"]
