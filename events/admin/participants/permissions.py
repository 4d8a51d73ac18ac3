"""What it takes to see, change and add sign-ups."""

VIEW, CHANGE, ADD = (f"events.{verb}_registration" for verb in ("view", "change", "add"))
