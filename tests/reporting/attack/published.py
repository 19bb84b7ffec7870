"""What a page or a file prints, read as anybody would: by its words."""

import csv
import io
import re

import openpyxl
from django.utils.translation import gettext
from lxml import html

MASKED = gettext("masked")
NUMBER = r"([\d\u202f]+)"
WHOLE = re.compile(r"\d[\d\u202f]*")


def number(text):
    """None when it is masked."""
    return None if text == MASKED else int(str(text).replace("\u202f", ""))


def charts(page):
    """By name: the base, and each row as (label, share, people)."""
    found = {}
    for figure in html.fromstring(page).iter("figure"):
        subtitle = figure.find_class("chart-subtitle")[0].text_content()
        base = re.search(f"Base\\D*{NUMBER}", subtitle)
        if base:
            found[figure.get("id")] = (number(base[1]), rows(figure.find(".//table")))
    return found


def rows(table):
    return [
        tuple(cell.text_content().strip() for cell in line.iter("th", "td"))
        for line in table.find("tbody")
    ]


def tables(page):
    """By heading of their part of the page: lists of rows."""
    found = {}
    for part in html.fromstring(page).find_class("panel"):
        heading = part.find(".//h2").text_content()
        scrolled = part.find_class("table-scroll")
        found[heading] = [rows(region.find(".//table")) for region in scrolled]
    return found


def groups(page):
    """Of the list from which a group is chosen: {name of the dimension: {label: address}}."""
    return {
        part.get("label"): {option.text_content(): option.get("value") for option in part}
        for part in html.fromstring(page).iter("optgroup")
    }


def sheet(content, title):
    page = openpyxl.load_workbook(io.BytesIO(content))[title]
    return [tuple(cell.value for cell in row) for row in page.rows][1:]


def lines(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
