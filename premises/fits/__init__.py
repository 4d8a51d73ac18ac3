"""What fits a need: the one answer for finder, staff, alerts, demand, interest and signing."""
