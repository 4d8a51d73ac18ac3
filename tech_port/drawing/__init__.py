"""Pictures for sharing, and small maps."""
