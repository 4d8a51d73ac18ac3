"""What Norwegian needs: typography, alphabet, slugs, clock, working days, telephone and organisation numbers."""
