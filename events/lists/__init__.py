"""Lists of events: filters, months, feeds and calendars to subscribe to."""
