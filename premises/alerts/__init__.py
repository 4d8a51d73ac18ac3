"""Alerts: a need that is watched and mailed about."""
