"""What people type, and what the administration prints by itself.

Hours as people write them: 9:30, 9h30, 9 h 30, 9h, 9 h. The first one is how forms show them.
Dates are in numbers, as in the forms: in words the first of a month would be « 1 juin » (in our own
pages the filter `day_text` writes « 1er juin »).
"""

DATE_FORMAT = "d/m/Y"
DATETIME_FORMAT = "d/m/Y H:i"
MONTH_DAY_FORMAT = "d/m"

TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%Hh%M", "%H h %M", "%Hh", "%H h"]
