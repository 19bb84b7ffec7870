"""Hours as people write them: 9:30, 9h30, 9 h 30, 9h, 9 h. The first one is how forms show them."""

TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%Hh%M", "%H h %M", "%Hh", "%H h"]
