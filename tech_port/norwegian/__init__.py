"""What Norwegian needs: typography, alphabet, slugs, clock and working days; what people write, as meant; forms."""
