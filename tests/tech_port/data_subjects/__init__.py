"""What the portal knows of somebody who asks, and how it forgets them."""
