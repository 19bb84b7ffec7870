"""The programme of an event: what takes place where and when, by whom, and the floor of stands."""
