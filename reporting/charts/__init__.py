"""Geometry of the charts as plain data; templates/charts draws it, in the page and in the PDF."""
