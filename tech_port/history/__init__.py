"""What every record that staff edit was, who changed it, by which way and why."""
