"""Tables and texts read from the records of an event, for the report and for the dashboards."""
