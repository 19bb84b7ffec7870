"""The content of the parts that have charts: the same on the dashboards, the report and its twin.

Each builder gives a `Section`; templates/reporting/sections/section.html draws it.
"""
