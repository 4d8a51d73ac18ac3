"""What Norwegian needs: typography, alphabet, slugs, working days; readers of what people write, and all forms."""
